import type { Severity } from '#shared/template/diagnostic'

/** The severity of every code that a check can give. A code never changes what it stands for. */
export const codes = {
  // templates
  'unreadable-token': 'error',
  'unclosed-token': 'error',
  'curly-quotes': 'error',
  'unknown-stored-code': 'warning',
  'clevertap-spelling': 'info',
  'bare-token': 'warning',
  'foreign-token': 'warning',
  liquid: 'warning',
  'pasted-token': 'error',
  'stray-signs': 'warning',
  'odd-name': 'warning',
  'escaped-text': 'warning',

  // names
  'unknown-property': 'error',
  'unknown-event-property': 'error',
  'unknown-event': 'error',
  'no-event-samples': 'warning',
  'unknown-alias': 'error',
  'unknown-slot': 'error',
  'unknown-catalog': 'error',
  'unknown-column': 'error',
  'name-case': 'error',
  'near-duplicate': 'info',
  'system-property-unseen': 'info',

  // keys
  'token-in-key': 'error',
  'empty-key': 'error',
  'duplicate-key': 'error',
  'duplicate-key-case': 'warning',
  'untrimmed-key': 'warning',
  'key-characters': 'warning',

  // defaults
  'no-default': 'warning',
  'empty-default': 'info',
  'default-kept-silent': 'warning',
  'default-never-speaks': 'info',

  // values
  'placeholder-value': 'warning',
  'mixed-types': 'info',
  'value-not-text': 'warning',
  'value-list': 'info',
  'email-in-name': 'warning',
  'name-in-capitals': 'info',
  'padded-value': 'info',
  'json-value': 'warning',
  'impossible-date': 'warning',
  'date-as-number': 'warning',
  'date-as-text': 'warning',
  'markup-in-value': 'warning',
  'broken-characters': 'warning',
  'shortened-number': 'warning',
  'lost-decimals': 'info',
  'date-shifts': 'warning',

  // triggers, constants and recommendations
  'event-without-trigger': 'error',
  'event-in-past-behaviour': 'error',
  'trigger-event-unseen': 'warning',
  'constant-without-constant': 'error',
  'not-the-constant': 'error',
  'constant-without-alias': 'error',
  'constant-in-vain': 'warning',
  'constant-token-in-vain': 'error',
  'constant-number-in-inaction': 'error',
  'constant-number-beyond-five': 'error',
  'alias-event-unseen': 'warning',
  'alias-property-unseen': 'warning',
  'alias-without-overlap': 'warning',
  'condition-property-unseen': 'warning',
  'did-not-is-did': 'warning',
  'window-not-positive': 'error',
  'window-longer-than-samples': 'warning',
  'days-beyond-samples': 'info',
  'recommendation-event-unseen': 'warning',
  'recommendation-property-unseen': 'warning',
  'mapped-column-unseen': 'error',
  'mapped-column-not-unique': 'warning',
  'filter-column-unseen': 'warning',
  'near-without-coordinates': 'error',
  'position-not-positive': 'error',
  'look-back-not-positive': 'error',
  'duplicate-slot': 'error',
  'unused-slot': 'warning',
  'too-many-slots': 'info',
  'slot-without-items': 'error',
  'slot-skips-recipients': 'warning',

  // limits
  'too-many-pairs': 'warning',
  'key-length-mparticle': 'warning',
  'key-length-clevertap': 'warning',
  'value-length-mparticle': 'warning',
  'value-length-clevertap': 'warning',
  'request-size': 'warning',

  // pairs
  'no-pairs': 'info',
  'empty-value': 'info',

  // mapping
  'no-identity': 'error',
  'unknown-identity-type': 'error',
  'identity-unseen': 'warning',
  'custom-event-type': 'error',
  'empty-event-name': 'error',
  'event-name-length': 'warning',
  'data-plan-without-id': 'error',
  'data-plan-unreadable': 'error',
  'data-plan-mismatch': 'warning',
  'unplanned-event': 'error',
  'unplanned-key': 'error',
  'required-attribute-missing': 'error',
  'constant-against-plan': 'error',
  'unknown-time-zone': 'error',
  'unknown-attribute': 'warning',
} as const satisfies Readonly<Record<string, Severity>>

export type Code = keyof typeof codes

/** Returns whether a diagnostic's code, from the template parser for example, is in the table. */
export function isCode(code: string): code is Code {
  return Object.hasOwn(codes, code)
}
