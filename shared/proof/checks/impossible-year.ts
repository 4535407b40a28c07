import type { OutputCheck } from '#shared/proof/checks/output-check'
import { traits } from '#shared/proof/traits'

const months =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'
/** As dates print here: May 29, 2023. */
const printed = new RegExp(`(?<!\\p{L})(?:${months}) \\d{1,2}, (\\d{1,6})(?!\\d)`, 'gu')
const iso = /(?<![\d-])(\d{4,6})-(\d\d)-(\d\d)(T\d)?(?!\d)/g

const firstYear = 1900
const lastYear = 2100

/** A date that was read wrongly: milliseconds as seconds, or a placeholder such as 0001-01-01. */
export const impossibleYear: OutputCheck = {
  code: 'impossible-year',
  severity: 'warning',
  needs: traits.digit,
  says: `shows a date before ${firstYear} or after ${lastYear}`,
  advice: 'Correct the value: it may be in milliseconds where seconds are expected.',
  finds: ({ text }) => (mayHold(text, ', ') && hasPrinted(text)) || (mayHold(text, '-') && hasIso(text)),
}

/** Whether a sign stands between two digits, other than before one of today's years; told without looking at more than the signs. */
function mayHold(text: string, sign: string): boolean {
  for (let at = text.indexOf(sign, 1); at > 0; at = text.indexOf(sign, at + 1)) {
    const next = at + sign.length
    if (isDigitAt(text, at - 1) && isDigitAt(text, next) && !isUsualYearAt(text, next)) return true
  }
  return false
}

function isDigitAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0x30 && unit <= 0x39
}

/** Whether a year of the twentieth or the twenty-first century stands here. */
function isUsualYearAt(text: string, at: number): boolean {
  const begins = text.startsWith('20', at) || text.startsWith('19', at)
  return begins && isDigitAt(text, at + 2) && isDigitAt(text, at + 3) && !isDigitAt(text, at + 4)
}

function hasPrinted(text: string): boolean {
  return [...text.matchAll(printed)].some(([, year]) => isImpossible(Number(year)))
}

/** Numbers with dashes may be anything: an impossible year counts where it is one of those that programs write, or has a time. */
function hasIso(text: string): boolean {
  return [...text.matchAll(iso)].some(([, year = '', month, day, time]) => {
    if (Number(month) > 12 || Number(day) > 31 || !isImpossible(Number(year))) return false
    return time !== undefined || year.length > 4 || year.startsWith('00') || year === '9999'
  })
}

function isImpossible(year: number): boolean {
  return year < firstYear || year > lastYear
}
