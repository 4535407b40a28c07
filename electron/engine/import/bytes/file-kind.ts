/** Kinds of files that people may try to import, by their first bytes. */
const kinds: readonly (readonly [magic: string, name: string])[] = [
  ['504b0304', 'a ZIP file or a spreadsheet (XLSX)'],
  ['504b0506', 'an empty ZIP file'],
  ['d0cf11e0', 'an old Office file (XLS or DOC)'],
  ['1f8b', 'packed with gzip twice'],
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['25504446', 'a PDF'],
  ['50415231', 'a Parquet file'],
  ['4f626a01', 'an Avro file'],
  ['4f5243', 'an ORC file'],
  ['53514c69746520666f726d6174203300', 'an SQLite database'],
  ['28b52ffd', 'packed with zstd'],
  ['425a68', 'packed with bzip2'],
  ['fd377a585a00', 'packed with xz'],
  ['377abcaf271c', 'a 7z archive'],
  ['526172211a07', 'a RAR archive'],
  ['7f454c46', 'a program'],
  ['4d5a', 'a program'],
]

/** Where a TAR archive says what it is. */
const tarMark = 257

/** What to do with a kind of file that holds or packs another. */
const advice: readonly (readonly [kind: RegExp, sentence: string])[] = [
  [/ZIP file or/, 'Unpack it, or save the sheet as CSV, and import that.'],
  [/Office/, 'Save the sheet as CSV and import that.'],
  [/packed|archive|ZIP/, 'Unpack it, and import what is inside.'],
  [/Parquet|Avro|ORC|SQLite/, 'Write its records as JSON lines or CSV, and import that.'],
]

/** Returns what to do with a file of a kind; undefined where there is nothing to be done. */
export function adviceFor(kind: string): string | undefined {
  return advice.find(([like]) => like.test(kind))?.[1]
}

/** Returns what a file looks like by its first bytes, such as “a PNG picture”. Text may begin like that too. */
export function fileKind(head: Buffer): string | undefined {
  const start = head.toString('hex', 0, 16)
  if (head.toString('latin1', tarMark, tarMark + 5) === 'ustar') return 'a TAR archive'
  return kinds.find(([magic]) => start.startsWith(magic))?.[1]
}

/** Returns whether more than one byte in a hundred is a control character. */
export function isBinary(text: Buffer): boolean {
  let controls = 0
  for (const byte of text) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls++
  return controls * 100 > text.length
}
