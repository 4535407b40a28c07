/** Takes the records that a file is cut into. */
export interface RecordHandler {
  /** The text of one value, without the white space and commas around it. Not parsed yet. */
  value(raw: string, line: number, offset: number): void
  broken(raw: string, line: number, offset: number, reason: string): void
  note(sentence: string): void
}

/** In bytes. A longer record is rejected. */
export const maxRecordBytes = 16 * 1024 * 1024
/** In bytes: as much of an overlong record as its reject keeps. */
export const maxRawBytes = 64 * 1024
/** How deep lists and objects may lie in each other. */
export const deepest = 200
/** How many members the objects of a record may have together, and how many cells a row. */
export const mostMembers = 100_000

export const reasons = {
  structure:
    'This record is not valid JSON: a quote, comma, colon or bracket is missing or too many. Correct it and import it again.',
  notARecord: 'This is not a record: records are objects, {…}. Correct it and import it again.',
  unclosed: 'This record is not closed before the next one begins. Close its quotes and brackets and import it again.',
  cut: 'The file ends in the middle of this record.',
  long: 'This record is longer than 16 MB. Leave out what no message needs and import it again.',
  deep: 'This record is nested deeper than 200 levels. Flatten it and import it again.',
  wide: 'This record has more than 100,000 properties. Leave out what no message needs and import it again.',
  notUtf8:
    'This record holds bytes that are not UTF-8. Save the file as UTF-8, or name its encoding (--encoding windows-1252), and import it again.',
} as const

export const cutNote = 'The file ends in the middle of a record. Import it again when it is complete.'

/** Returns the text of the beginning of an overlong record. */
export function cutRaw(head: Buffer): string {
  // the cut may have gone through a character
  return `${head.toString('utf8', 0, maxRawBytes).replace(/\uFFFD+$/, '')}…`
}
