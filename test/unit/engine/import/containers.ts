/** A way to put records into a file, and the line that each then begins on. */
export interface Container {
  readonly name: string
  readonly wrap: (records: readonly string[]) => string
  /** Records keep their own line feeds. */
  readonly pretty?: true
  /** Every record has an envelope of its own, which a brace may be taken for that belongs to the record. */
  readonly alone?: true
}

export const containers: readonly Container[] = [
  { name: 'a record a line', wrap: (records) => records.join('\n') },
  { name: 'a record a line, with CRLF', wrap: (records) => records.map((record) => `${record}\r\n`).join('') },
  { name: 'a list on one line', wrap: (records) => `[${records.join(',')}]` },
  { name: 'a list with a record a line', wrap: (records) => `[\n${records.join(',\n')}\n]\n` },
  { name: 'an envelope on one line', wrap: (records) => `{"status":"ok","d":[${records.join(',')}],"after":{"d":1}}` },
  { name: 'an envelope with a record a line', wrap: (records) => `{"d": [\n  ${records.join(',\n  ')}\n]}` },
  {
    name: 'a page a line',
    wrap: (records) =>
      pages(records)
        .map((page) => `{"records":[${page.join(',')}],"next_cursor":"x"}\n`)
        .join(''),
  },
  {
    name: 'a record in an envelope a line',
    wrap: (records) => records.map((record) => `{"status":"success","record":${record}}\n`).join(''),
    alone: true,
  },
  { name: 'values one after the other', wrap: (records) => records.join('\n'), pretty: true },
  {
    name: 'a list of pretty-printed records',
    wrap: (records) => `[\n${records.map(indented).join(',\n')}\n]`,
    pretty: true,
  },
  {
    name: 'an envelope of pretty-printed records',
    wrap: (records) => `{\n  "status": "ok",\n  "records": [\n${records.map(indented).join(',\n')}\n  ]\n}\n`,
    pretty: true,
  },
  { name: 'a list with braces on shared lines', wrap: (records) => `[ ${records.join(', ')} ]`, pretty: true },
]

function indented(record: string): string {
  return record.replaceAll(/^/gm, '    ')
}

function pages(records: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = []
  for (let at = 0; at < records.length; at += 3) found.push(records.slice(at, at + 3))
  return found
}
