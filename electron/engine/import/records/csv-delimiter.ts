const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

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
