/** Two texts, cut into what they begin with alike, what differs, and what they end with alike. */
export interface ChangedWords {
  readonly start: string
  readonly before: string
  readonly after: string
  readonly end: string
}

/** Returns where two texts differ, in whole words and masks. */
export function changedWords(before: string, after: string): ChangedWords {
  const from = wordsOf(before)
  const to = wordsOf(after)
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start++
  let end = 0
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++
  return {
    start: from.slice(0, start).join(''),
    before: from.slice(start, from.length - end).join(''),
    after: to.slice(start, to.length - end).join(''),
    end: from.slice(from.length - end).join(''),
  }
}

function wordsOf(text: string): readonly string[] {
  return text.match(/‹[^‹›]{1,100}›|\s+|[\p{L}\p{M}\p{N}_-]+|[^]/gu) ?? []
}
