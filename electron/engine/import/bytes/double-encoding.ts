/** How `é` and `’` look in UTF-8 when text that was UTF-8 already was taken for Windows-1252 and turned into UTF-8 again. */
const signs = [Buffer.from([0xc3, 0x83, 0xc2]), Buffer.from([0xc3, 0xa2, 0xe2, 0x82, 0xac])]
const around = 24

/** Looks for text that was encoded twice, such as “SÃ©”. */
export class DoubleEncoding {
  /** What to tell people; undefined while there is nothing. */
  note: string | undefined

  /** Looks at the next piece of a file, as UTF-8. */
  look(chunk: Buffer): void {
    if (this.note !== undefined) return
    for (const sign of signs) {
      const at = chunk.indexOf(sign)
      if (at < 0) continue
      this.note =
        `Text such as “${wordAt(chunk, at)}” was encoded twice before it came into this file, and goes out like that. Export it again ` +
        'as UTF-8, and import that.'
      return
    }
  }
}

function wordAt(chunk: Buffer, at: number): string {
  const before = chunk.toString('utf8', Math.max(0, at - around), at)
  const after = chunk.toString('utf8', at, at + around)
  const ends = /[\s",;|:{}[\]\uFFFD]/
  return (before.split(ends).at(-1) ?? '') + (after.split(ends)[0] ?? '')
}
