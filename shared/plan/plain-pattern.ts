/** In UTF-16 units: JavaScript's own engine gets no longer texts than this, and those only for plain patterns. */
export const maxNative = 512

/** Returns whether a text fits a plan's pattern; null where finding out might take too long here. */
export function fitsPlainly(pattern: string, text: string): boolean | null {
  if (text.length > maxNative || !isPlainPattern(pattern)) return null
  try {
    return new RegExp(pattern).test(text)
  } catch {
    return null
  }
}

const maxChoices = 64
const step = /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:[=!:]|<[=!]|<[^>]*>))?|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/g

/** Whether a pattern has at most one open-ended repetition, repeats no group, and leaves few choices besides. */
export function isPlainPattern(pattern: string): boolean {
  let endless = 0
  let choices = 1
  let previous = ''
  for (const [part] of pattern.matchAll(step)) {
    const repeat = repetitionOf(part)
    if (/^\\[1-9k]/.test(part)) return false
    if (part === '|') choices *= 2
    if (repeat !== null) {
      if (previous === ')' && repeat > 2) return false
      if (repeat === Infinity) endless++
      else choices *= repeat
    }
    if (endless > 1 || choices > maxChoices) return false
    previous = part
  }
  return true
}

/** In how many ways a part can repeat what stands before it; null for a part that is no repetition. */
function repetitionOf(part: string): number | null {
  if (/^[*+]/.test(part)) return Infinity
  if (part.startsWith('?')) return 2
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(part) ?? []
  if (least === undefined) return null
  if (comma === '') return 1
  return most === '' ? Infinity : Math.max(1, Number(most) - Number(least) + 1)
}
