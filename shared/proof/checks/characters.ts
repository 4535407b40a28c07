import type { OutputCheck } from '#shared/proof/checks/output-check'
import { traits } from '#shared/proof/traits'

/** A character that no font has, besides tabs and line ends. */
export const controlCharacter: OutputCheck = {
  code: 'control-character',
  severity: 'warning',
  needs: traits.control,
  says: 'has a control character',
  advice: 'Remove it from the value or the template.',
  finds: () => true,
}

/** Half of a character: text that was cut in the middle of one. */
export const loneSurrogate: OutputCheck = {
  code: 'lone-surrogate',
  severity: 'warning',
  needs: traits.loneSurrogate,
  says: 'has half of a character',
  advice: 'The value was cut too short. Correct it where it comes from.',
  finds: () => true,
}

const names =
  'amp|lt|gt|quot|apos|nbsp|copy|reg|trade|deg|euro|pound|yen|cent|sect|hellip|mdash|ndash|bull|middot|times|shy|zwnj|zwj|lsquo|rsquo|sbquo|ldquo|rdquo|bdquo|laquo|raquo|iexcl|iquest|szlig'
const accents = '[a-z](?:acute|grave|circ|tilde|uml|cedil|ring|slash|caron)|[ao]elig'
const entity = new RegExp(`&(?:${names}|${accents}|#\\d{1,7}|#x[0-9a-f]{1,6});`, 'i')

/** Text that was written for a web page. */
export const htmlEntity: OutputCheck = {
  code: 'html-entity',
  severity: 'warning',
  needs: traits.ampersand,
  says: 'shows an HTML entity, such as “&amp;”',
  advice: 'Write the character itself: nothing decodes entities here.',
  finds: ({ text }) => entity.test(text),
}
