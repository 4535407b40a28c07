import { aliasOverlap } from '#shared/check/checks/alias-overlap'
import { aliasUnseen } from '#shared/check/checks/alias-unseen'
import { bareToken } from '#shared/check/checks/bare-token'
import { clevertapSpelling } from '#shared/check/checks/clevertap-spelling'
import { conditionProperty } from '#shared/check/checks/condition-property'
import { constantInVain } from '#shared/check/checks/constant-in-vain'
import { constantPosition } from '#shared/check/checks/constant-position'
import { constantToken } from '#shared/check/checks/constant-token'
import { constantWithoutAlias } from '#shared/check/checks/constant-without-alias'
import { customEventType } from '#shared/check/checks/custom-event-type'
import { dataPlan } from '#shared/check/checks/data-plan'
import { dataPlanFit } from '#shared/check/checks/data-plan-fit'
import { defaultKeptSilent } from '#shared/check/checks/default-kept-silent'
import { defaultNeverSpeaks } from '#shared/check/checks/default-never-speaks'
import { didNotIsDid } from '#shared/check/checks/did-not-is-did'
import { duplicateKey } from '#shared/check/checks/duplicate-key'
import { emptyDefault } from '#shared/check/checks/empty-default'
import { emptyKey } from '#shared/check/checks/empty-key'
import { emptyValue } from '#shared/check/checks/empty-value'
import { escapedText } from '#shared/check/checks/escaped-text'
import { eventName } from '#shared/check/checks/event-name'
import { eventToken } from '#shared/check/checks/event-token'
import { foreignToken } from '#shared/check/checks/foreign-token'
import { identities } from '#shared/check/checks/identities'
import { keyCharacters } from '#shared/check/checks/key-characters'
import { keyLength } from '#shared/check/checks/key-length'
import { liquid } from '#shared/check/checks/liquid'
import { nearDuplicate } from '#shared/check/checks/near-duplicate'
import { noDefault } from '#shared/check/checks/no-default'
import { noPairs } from '#shared/check/checks/no-pairs'
import { oddName } from '#shared/check/checks/odd-name'
import { oddValue } from '#shared/check/checks/odd-values'
import { pastedToken } from '#shared/check/checks/pasted-token'
import { placeholderValue } from '#shared/check/checks/placeholder-value'
import { recommendationColumns } from '#shared/check/checks/recommendation-columns'
import { recommendationItems } from '#shared/check/checks/recommendation-items'
import { recommendationNumbers } from '#shared/check/checks/recommendation-numbers'
import { recommendationSameAs } from '#shared/check/checks/recommendation-same-as'
import { recommendationSlots } from '#shared/check/checks/recommendation-slots'
import { recommendationSource } from '#shared/check/checks/recommendation-source'
import { requestSize } from '#shared/check/checks/request-size'
import { straySigns } from '#shared/check/checks/stray-signs'
import { systemPropertyUnseen } from '#shared/check/checks/system-property-unseen'
import { templateDiagnostics } from '#shared/check/checks/template-diagnostics'
import { timeZone } from '#shared/check/checks/time-zone'
import { tokenInKey } from '#shared/check/checks/token-in-key'
import { tooManyPairs } from '#shared/check/checks/too-many-pairs'
import { triggerEventUnseen } from '#shared/check/checks/trigger-event-unseen'
import { unknownAttribute } from '#shared/check/checks/unknown-attribute'
import { unknownCatalog } from '#shared/check/checks/unknown-catalog'
import { unknownEvent } from '#shared/check/checks/unknown-event'
import { unknownProperty } from '#shared/check/checks/unknown-property'
import { unknownSlot } from '#shared/check/checks/unknown-slot'
import { untrimmedKey } from '#shared/check/checks/untrimmed-key'
import { valueLength } from '#shared/check/checks/value-length'
import { valueQuality } from '#shared/check/checks/value-quality'
import { valueOfUnfitType } from '#shared/check/checks/value-types'
import { window } from '#shared/check/checks/window'
import type { Check } from '#shared/check/context'

/** Every check there is. Their order here does not matter: diagnostics are put in order afterwards. */
export const allChecks: readonly Check[] = [
  ...[templateDiagnostics, clevertapSpelling, bareToken, foreignToken, liquid],
  ...[pastedToken, straySigns, oddName, escapedText],
  ...[unknownProperty, unknownEvent, unknownSlot, unknownCatalog, systemPropertyUnseen, nearDuplicate],
  ...[tokenInKey, emptyKey, duplicateKey, untrimmedKey, keyCharacters],
  ...[noDefault, emptyDefault, defaultKeptSilent, defaultNeverSpeaks],
  ...[placeholderValue, valueOfUnfitType, valueQuality, oddValue],
  ...[eventToken, triggerEventUnseen, conditionProperty, didNotIsDid, window],
  ...[constantToken, constantWithoutAlias, constantPosition, constantInVain, aliasUnseen, aliasOverlap],
  ...[recommendationSource, recommendationColumns, recommendationSameAs],
  ...[recommendationNumbers, recommendationSlots, recommendationItems],
  ...[tooManyPairs, keyLength, valueLength, requestSize],
  ...[noPairs, emptyValue],
  ...[identities, customEventType, eventName, timeZone, unknownAttribute],
  ...[dataPlan, dataPlanFit],
]

/** The checks that look at each token by itself, and at nothing else. */
export const tokenChecks: ReadonlySet<Check> = new Set([
  ...[clevertapSpelling, oddName, unknownProperty, unknownEvent, unknownSlot, systemPropertyUnseen, nearDuplicate],
  ...[noDefault, emptyDefault, defaultKeptSilent, defaultNeverSpeaks, placeholderValue, valueOfUnfitType, valueQuality],
  ...[oddValue, eventToken, constantToken, constantPosition],
])
