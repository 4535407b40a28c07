import { brokenUrl } from '#shared/proof/checks/broken-url'
import { controlCharacter, htmlEntity, loneSurrogate } from '#shared/proof/checks/characters'
import { danglingPunctuation, doubledSpace, emptyText } from '#shared/proof/checks/gaps'
import { impossibleYear } from '#shared/proof/checks/impossible-year'
import { jsonAsText } from '#shared/proof/checks/json-as-text'
import { leftoverObject, leftoverToken, leftoverWord } from '#shared/proof/checks/leftovers'
import type { OutputCheck } from '#shared/proof/checks/output-check'

/** Every output check, in the order of the findings of a pair. */
export const allOutputChecks: readonly OutputCheck[] = [
  leftoverToken,
  leftoverWord,
  leftoverObject,
  jsonAsText,
  htmlEntity,
  emptyText,
  brokenUrl,
  controlCharacter,
  loneSurrogate,
  impossibleYear,
  doubledSpace,
  danglingPunctuation,
]
