/** The file with a draft's pinned users. */
export interface PinnedFile {
  /** Its name, for people. */
  readonly file: string
  /** What it holds (`parsePins` reads it); null where there is none. */
  readonly text: string | null
}

/** Pins that need no samples from now on, and sentences about those that still do. */
export interface KeptPinsText {
  /** As `printPins` has them. */
  readonly pins: string
  readonly troubles: readonly string[]
}
