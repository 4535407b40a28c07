/** The file with a draft's pinned users. */
export interface PinnedFile {
  /** Its name, for people. */
  readonly file: string
  /** What it holds (`parsePins` reads it); null where there is none. */
  readonly text: string | null
}
