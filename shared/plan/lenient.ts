const number = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/
const truth = /^\s*(?:true|false)\s*$/i

/**
 * Returns what mParticle's servers take a text for where a plan wants another type: a text that can be converted to a number, or to true
 * or false, counts as one (https://docs.mparticle.com/guides/data-master/data-planning/). Undefined for any other text.
 */
export function convertedText(text: string, wanted: string): number | boolean | undefined {
  // no number needs more digits
  if (text.length > 400) return undefined
  if (wanted === 'boolean') return truth.test(text) ? text.trim().toLowerCase() === 'true' : undefined
  if (wanted !== 'number' && wanted !== 'integer') return undefined
  const value = number.test(text) ? Number(text) : NaN
  return Number.isFinite(value) ? value : undefined
}
