const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Returns the line by which spreadsheets say what parts the cells, `sep=;`, with its line end; undefined where a table has none. */
export function separatorLine(text: string): { readonly line: string; readonly delimiter: string } | undefined {
  const match = /^"?sep=([^\r\n])"?[,;\t]*(?:\r?\n|$)/i.exec(text)
  return match === null ? undefined : { line: match[0], delimiter: match[1] ?? ',' }
}

/** Returns the delimiter that a header uses most, outside quotes; a comma when it uses none. */
export function delimiterOf(header: string): Delimiter {
  const bare = header.replace(/"[^"]*"/g, '')
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of delimiters) {
    const count = bare.split(delimiter).length - 1
    if (count > most) [best, most] = [delimiter, count]
  }
  return best
}
