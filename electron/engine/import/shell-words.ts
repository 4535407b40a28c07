/** Returns the words of a command as a shell reads them: quotes are taken off, and a backslash joins lines. */
export function shellWords(command: string): readonly string[] {
  const words: string[] = []
  const piece = /\\\r?\n|\s+|\$'((?:[^'\\]|\\.)*)'|'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|[^\s'"\\]+/gy
  let word: string | undefined
  for (const [all, ansi, single, double, escaped] of command.matchAll(piece)) {
    if (/^\\\r?\n$/.test(all)) continue
    if (/^\s+$/.test(all)) {
      if (word !== undefined) words.push(word)
      word = undefined
      continue
    }
    const said =
      ansi === undefined ? single : ansi.replace(/\\(['"\\nrt])/g, (_, sign: string) => ansiSigns[sign] ?? sign)
    word = (word ?? '') + (said ?? double?.replace(/\\(["\\$`])/g, '$1').replace(/\\\r?\n/g, '') ?? escaped ?? all)
  }
  if (word !== undefined) words.push(word)
  return words
}

const ansiSigns: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
