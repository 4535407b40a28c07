/** Reads a text from left to right. Every method costs at most what it moves over. */
export class Scanner {
  readonly text: string
  at: number
  /** How far the text was looked at, because what stands there decides what is read. A look ahead without moving is noted by `saw`. */
  seen: number
  /** Quote characters that were once looked for in vain: nothing further on closes them, which keeps parsing linear. */
  readonly #unclosed = new Set<string>()

  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
    this.seen = at
  }

  saw(at: number): void {
    if (at > this.seen) this.seen = at
  }

  get done(): boolean {
    return this.at >= this.text.length
  }

  looksAt(word: string): boolean {
    return this.text.startsWith(word, this.at)
  }

  /** Moves over `word` if it is next. */
  take(word: string): boolean {
    if (!this.looksAt(word)) return false
    this.at += word.length
    return true
  }

  skipSpace(): void {
    this.at = this.pastSpace()
  }

  /** Returns where the white space ends that stands here, without moving. */
  pastSpace(): number {
    let end = this.at
    while (end < this.text.length && isSpace(this.text, end)) end++
    this.saw(end)
    return end
  }

  /**
   * Moves over a string in `"` or `'` and returns what it says, or returns undefined and does not move.
   * Understands \" \' \\ and \n; any other backslash stands for itself.
   */
  takeString(): string | undefined {
    const quote = this.text[this.at]
    if (quote !== '"' && quote !== "'") return undefined
    if (this.#unclosed.has(quote)) {
      this.saw(this.text.length)
      return undefined
    }
    let value = ''
    let from = this.at + 1
    for (let i = from; i < this.text.length; i++) {
      const char = this.text[i]
      if (char === quote) {
        this.at = i + 1
        this.saw(this.at)
        return value + this.text.slice(from, i)
      }
      const next = char === '\\' ? this.text[i + 1] : undefined
      if (next !== undefined && '"\'\\n'.includes(next)) {
        value += this.text.slice(from, i) + (next === 'n' ? '\n' : next)
        i++
        from = i + 1
      }
    }
    this.#unclosed.add(quote)
    this.saw(this.text.length)
    return undefined
  }
}

/** Returns whether a character is white space, as JavaScript's `\s` has it. */
export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && /\s/.test(text.charAt(at))
}

/** Returns whether a line ends here, as JavaScript has it. */
export function isLineBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029
}
