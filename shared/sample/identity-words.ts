import { isPlaceholder } from '#shared/sample/missing'

/** Words that are missing values only as ids, besides the placeholders, and failed formulas; in lower case. */
const furtherWords: ReadonlySet<string> = new Set([
  ...['nil', '(null)', '(none)', '[object object]'],
  ...['#null!', '#ref!', '#value!', '#name?', '#num!', '#div/0!'],
])

/** The first characters of these words and variables: a cheap test that few ids pass. */
const firstSigns = 'nNuU#\\-([{'

/** Returns whether an id is a word for nothing, such as “null” or “N/A”, in any letter case, or a variable that was not filled in. */
export function isWordForNothing(id: string): boolean {
  if (!firstSigns.includes(id.charAt(0))) return false
  if (isPlaceholder(id)) return true
  return (id.length <= 15 && furtherWords.has(id.toLowerCase())) || /^\{\{[^{}]*\}\}$/.test(id)
}

/** Returns whether a device's id stands for no device: a word for nothing, or the zeros of a device with tracking switched off. */
export function isNoDevice(id: string): boolean {
  return isWordForNothing(id) || /^[0-]{9,}$/.test(id)
}

/** Returns whether a number was shortened by a spreadsheet, `1.00234E+12`: its last digits are lost. */
export function isShortened(text: string): boolean {
  return hasPlus(text) && /^-?\d(?:[.,]\d+)?E\+\d{1,3}$/i.test(text)
}

/** A cheap test that hardly any text passes. */
function hasPlus(text: string): boolean {
  const end = text.length
  return (
    end > 3 &&
    (text.charCodeAt(end - 3) === 0x2b || text.charCodeAt(end - 2) === 0x2b || text.charCodeAt(end - 4) === 0x2b)
  )
}
