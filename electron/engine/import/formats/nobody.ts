import { isPlaceholder } from '#shared/sample/missing'

/** What is no value as an id alone, besides the words for nothing: more of them, and formulas that failed, in small letters. */
const furtherWords: ReadonlySet<string> = new Set([
  ...['nil', '(null)', '(none)', '[object object]'],
  ...['#null!', '#ref!', '#value!', '#name?', '#num!', '#div/0!'],
])

/** What these words and variables begin with: cheap to look at, and true of few ids. */
const firstSigns = 'nNuU#\\-([{'

/** Returns whether an id is a word for nothing, such as “null” or “N/A”, in any letter case, or a variable that nothing was put in for. */
export function namesNobody(id: string): boolean {
  if (!firstSigns.includes(id.charAt(0))) return false
  if (isPlaceholder(id)) return true
  return (id.length <= 15 && furtherWords.has(id.toLowerCase())) || /^\{\{[^{}]*\}\}$/.test(id)
}

/** Returns whether a device's id stands for no device: a word for nothing, or the zeros of a device that does not let itself be tracked. */
export function namesNoDevice(id: string): boolean {
  return namesNobody(id) || /^[0-]{9,}$/.test(id)
}

/** Returns whether a number was shortened by a spreadsheet, `1.00234E+12`: its last digits are lost. */
export function isShortened(text: string): boolean {
  return hasPlus(text) && /^-?\d(?:[.,]\d+)?E\+\d{1,3}$/i.test(text)
}

/** Cheap, and true of hardly any text. */
function hasPlus(text: string): boolean {
  const end = text.length
  return (
    end > 3 &&
    (text.charCodeAt(end - 3) === 0x2b || text.charCodeAt(end - 2) === 0x2b || text.charCodeAt(end - 4) === 0x2b)
  )
}
