import { looksLikeJson } from '#shared/proof/checks/json-as-text'
import type { OutputCheck } from '#shared/proof/checks/output-check'
import { traits } from '#shared/proof/traits'

const chip = /@(?:Profile|Event|Constant(?: #\d+)?|Recommendation [^|{}\n]{1,80}?) - ?/

/** What a token that was not read leaves behind. JSON may end in two braces. */
export const leftoverToken: OutputCheck = {
  code: 'leftover-token',
  severity: 'error',
  needs: traits.brace | traits.at | traits.dollar,
  says: 'shows a piece of a token',
  advice: 'Correct the token in the template, or the value that holds it.',
  finds: ({ text, traits: has }) =>
    ((has & traits.brace) !== 0 && (text.includes('{{') || (text.includes('}}') && !looksLikeJson(text)))) ||
    ((has & traits.at) !== 0 && text.includes(' -') && chip.test(text)) ||
    ((has & traits.dollar) !== 0 && (text.includes('$replacement$') || text.includes('$/replacement$'))),
}

const word = /(?<![\p{L}\p{N}_])(?:undefined|NaN|null)(?![\p{L}\p{N}_])/u
/** The English phrase, and zero in German. */
const nullInProse =
  /(?<![\p{L}\p{N}_])null (?:and void|Euro|Prozent|Uhr|Komma|Grad|Problem|Risiko|Cent|Punkte|Tore)(?!\p{L})/gu

/** A word that a program prints for nothing, in exactly its letters: a user may be called Null. */
export const leftoverWord: OutputCheck = {
  code: 'leftover-word',
  severity: 'error',
  needs: traits.doubledL | traits.f | traits.n,
  says: 'shows “undefined”, “null” or “NaN”',
  advice: 'Correct the value, or write the word differently where it is meant.',
  finds: ({ text, traits: has }) => {
    if ((has & traits.doubledL) !== 0 && text.includes('null')) return word.test(text.replace(nullInProse, ''))
    const others =
      ((has & traits.f) !== 0 && text.includes('undefined')) || ((has & traits.n) !== 0 && text.includes('NaN'))
    return others && word.test(text)
  },
}

/** What a program prints for an object or a list without items. */
export const leftoverObject: OutputCheck = {
  code: 'leftover-object',
  severity: 'error',
  needs: traits.bracket,
  says: 'shows “[object …]” or “[]”',
  advice: 'Use a property that holds text.',
  finds: ({ text }) => text.includes('[object') || text.includes('[]'),
}
