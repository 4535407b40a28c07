/** `batch`: a file for each request of the events endpoint. `ndjson`: a batch a line. `bulk`: files for the bulk endpoint. */
export const shapes = ['batch', 'ndjson', 'bulk'] as const
export type Shape = (typeof shapes)[number]

/** A batch that mParticle would not take, and why. */
export interface RefusedBatch {
  readonly identity: string
  readonly problems: readonly string[]
}

/** Something that mParticle would cut or drop, how often, and the first recipient it hits. */
export interface ExportWarning {
  readonly message: string
  readonly count: number
  readonly identity: string
}

export interface ExportedFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** What became of an export. */
export interface ExportReport {
  readonly out: string
  readonly shape: Shape
  /** How many recipients were ready: `written` and refused ones. */
  readonly recipients: number
  readonly written: number
  readonly skipped: Readonly<Record<string, number>>
  /** The first hundred; `refusedCount` tells how many there are, and `refused.ndjson` holds them all. */
  readonly refused: readonly RefusedBatch[]
  readonly refusedCount: number
  readonly warnings: readonly ExportWarning[]
  /** Of the written payloads: the bytes of the files, one after the other. */
  readonly sha256: string
  readonly bytes: number
  readonly files: readonly ExportedFile[]
  /** Where the manifest is; null when the payloads went to stdout. */
  readonly manifest: string | null
  /** True when it was stopped: then no file was left behind, and the counts are those up to there. */
  readonly cancelled: boolean
}
