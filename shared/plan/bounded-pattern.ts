import { RE2JS } from 're2js'
import { isPlainPattern, maxNative } from '#shared/plan/plain-pattern'

/** No payload that can be sent has a longer text. */
const maxText = 262_144

/** What ajv asks of a regular expression. */
export interface BoundedPattern {
  readonly test: (text: string) => boolean
}

/** A pattern that nothing here runs within bounds: every text passes it. */
export interface Unchecked {
  readonly pattern: string
}

/**
 * Returns a pattern of a plan that takes a bounded time for any text. JavaScript's engine tries one way after the other, which takes for
 * ever with some patterns: it only gets those that are plain, and short texts. The others run on RE2, whose time grows with the text
 * alone. Calls `onUnchecked` for a pattern that RE2 does not know (it looks around, or back at a group). Throws a SyntaxError for what is
 * no pattern.
 */
export function boundedPattern(pattern: string, onUnchecked: (unchecked: Unchecked) => void): BoundedPattern {
  const native = new RegExp(pattern)
  const isPlain = isPlainPattern(pattern)
  let linear: RE2JS | null = null
  try {
    linear = RE2JS.compile(RE2JS.translateRegExp(pattern))
  } catch {
    if (!isPlain) onUnchecked({ pattern })
  }
  return {
    test(text) {
      if (isPlain && text.length <= maxNative) return native.test(text)
      if (linear === null || text.length > maxText) return true
      return linear.matcher(text).find()
    },
  }
}
