/** What the thinning looks at. */
export interface Thinnable {
  /** When the version was made, in milliseconds since 1970. */
  readonly savedAt: number
  readonly name: string | null
  /** The size of its file. */
  readonly bytes: number
}

/** How long unnamed versions are kept, and deleted drafts. */
export const daysKept = 60
/** What the versions of one draft may take up, as long as there are unnamed ones to drop. */
export const maxVersionBytes = 50_000_000

/**
 * Returns the versions to drop, oldest first. Kept are every named one and the newest; of the others all of today, for
 * each of the last 60 days that day's newest, and no more than `maxBytes` hold. `versions` is in the order in which they were made.
 * `dayOf` numbers the days of the user's time zone.
 */
export function versionsToDrop<Version extends Thinnable>(
  versions: readonly Version[],
  now: number,
  { dayOf = localDay, maxBytes = maxVersionBytes } = {},
): readonly Version[] {
  const today = dayOf(now)
  const newestOf = new Map(versions.map((version) => [dayOf(version.savedAt), version]))
  const mayGo = versions.slice(0, -1).filter(({ name }) => name === null)
  const isOutlived = (version: Version) => {
    const day = dayOf(version.savedAt)
    // a clock that was set back makes days that are still to come
    return day < today && (day < today - daysKept || newestOf.get(day) !== version)
  }
  const dropped = new Set(mayGo.filter(isOutlived))
  let bytes = versions.reduce((sum, version) => (dropped.has(version) ? sum : sum + version.bytes), 0)
  for (const version of mayGo) {
    if (bytes <= maxBytes) break
    if (dropped.has(version)) continue
    dropped.add(version)
    bytes -= version.bytes
  }
  return versions.filter((version) => dropped.has(version))
}

/** Returns the number of a moment's day on this machine's calendar. */
function localDay(ms: number): number {
  const date = new Date(ms)
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000)
}
