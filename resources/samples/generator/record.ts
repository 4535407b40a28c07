/** A record of CleverTap’s upload API: https://developer.clevertap.com/docs/upload-events-api */
export interface UploadRecord {
  readonly identity?: string
  readonly objectId?: string
  readonly type: 'profile' | 'event'
  /** In seconds. */
  readonly ts: number
  readonly profileData?: object
  readonly evtName?: string
  readonly evtData?: object
}

export const day = 86_400
/** The newest event of the samples, 2026-06-15T18:30:00Z, in seconds: as-of, unless a proof says otherwise. */
export const newest = Date.UTC(2026, 5, 15, 18, 30) / 1000

export function jsonLines(records: readonly UploadRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}
