import type { Severity } from '#shared/template/diagnostic'

interface CodeMeaning {
  readonly severity: Severity
  /** One line for the help page: when a check says this. */
  readonly meaning: string
}

const error = (meaning: string) => ({ severity: 'error', meaning }) as const
const warning = (meaning: string) => ({ severity: 'warning', meaning }) as const
const info = (meaning: string) => ({ severity: 'info', meaning }) as const

/** Every code that a check can give, with its severity. A code never changes its meaning. */
export const codes = {
  // templates
  'unreadable-token': error('Something that was meant as a token cannot be read as one, so it goes out as text.'),
  'unclosed-token': error('A token lacks its closing braces.'),
  'curly-quotes': error('A default stands in typographic quotes instead of straight ones.'),
  'unknown-stored-code': warning('A value as CleverTap stores it has a code that no CleverTap page explains.'),
  'clevertap-spelling': info(
    'A token is written as CleverTap shows or stores it. It is understood, and can be converted.',
  ),
  'bare-token': warning('Text looks like a token that lost its braces and its default.'),
  'foreign-token': warning('Text looks like a token of another system, which goes out as it stands.'),
  liquid: warning('A value holds Liquid, which CleverTap does not list for this channel.'),

  // names
  'unknown-property': error('A profile property is in no sample profile.'),
  'unknown-event-property': error('An event property is in no sample event of that name.'),
  'unknown-event': error('No sample event has this name.'),
  'unknown-alias': error('A constant token names an alias that the draft does not have.'),
  'unknown-slot': error('A recommendation token names a slot that the draft does not have.'),
  'unknown-catalog': error('A recommendation slot names a catalog that is not in the samples.'),
  'unknown-column': error('A recommendation token names a column that the catalog does not have.'),
  'name-case': error(
    'The samples have this name only in another spelling: letter case, spaces, dashes or underscores differ.',
  ),
  'near-duplicate': info(
    'The samples have a second name that differs only in letter case, spaces, dashes or underscores.',
  ),
  'system-property-unseen': info('CleverTap has this property, but no sample shows it.'),

  // keys
  'token-in-key': error('A key holds a token. Keys are literal text.'),
  'empty-key': error('A pair has no key.'),
  'duplicate-key': error('Two pairs have the same key.'),
  'duplicate-key-case': warning('Two keys differ only in letter case.'),
  'untrimmed-key': warning('A key begins or ends with white space.'),
  'key-characters': warning('A key holds characters that CleverTap does not allow in names.'),

  // defaults
  'no-default': warning('A token without a default has no value for some users.'),
  'empty-default': info('A token has no value for some users, and its default is empty.'),
  'default-kept-silent': warning('A value is missing in a way that the draft does not let its defaults speak for.'),
  'default-never-speaks': info('No sample misses the value, so the default is never used.'),

  // values
  'mixed-types': info('A property has values of more than one type.'),
  'value-not-text': warning('Some values are objects, or lists of them, which have no text.'),
  'value-list': info('Some values are lists. How CleverTap prints a list is not documented.'),
  'email-in-name': warning('Some values of a name property hold an e-mail address.'),
  'name-in-capitals': info('Some values of a name property are in CAPITALS throughout.'),
  'padded-value': info('Some values begin or end with white space.'),

  // triggers, constants and recommendations
  'event-without-trigger': error('A token asks for a property of the triggering event, but the draft has no trigger.'),
  'event-in-past-behaviour': error(
    'A token asks for a property of the triggering event, which a past-behaviour campaign does not have.',
  ),
  'trigger-event-unseen': warning('The trigger names an event that no sample has.'),
  'constant-without-constant': error('A constant token stands in a draft that holds no alias constant.'),
  'not-the-constant': error('A constant token names another alias than the one that is held constant.'),
  'constant-without-alias': error('The draft holds an alias constant that it does not have.'),
  'constant-in-vain': warning('An alias is held constant in a campaign that has no constant values.'),
  'constant-token-in-vain': error('A constant token stands in a campaign that has no constant values.'),
  'constant-number-in-inaction': error('A constant token asks for a further value where there is only one.'),
  'constant-number-beyond-five': error('A constant token asks for more values than a campaign carries.'),
  'alias-event-unseen': warning('An alias names an event that no sample has.'),
  'alias-property-unseen': warning('An alias names an event property that no sample has.'),
  'alias-without-overlap': warning('Two properties of an alias have no value in common in the samples.'),
  'condition-property-unseen': warning('A condition asks for a property that no sample has.'),
  'did-not-is-did': warning('The trigger asks for an event and excludes the same event without conditions.'),
  'window-not-positive': error('A time of the trigger is zero or negative.'),
  'window-longer-than-samples': warning('The trigger waits longer than the samples reach back, so nobody qualifies.'),
  'days-beyond-samples': info('The trigger looks back further than the samples reach.'),
  'recommendation-event-unseen': warning('A recommendation rests on an event that no sample has.'),
  'recommendation-property-unseen': warning('A recommendation asks for an event property that no sample has.'),
  'mapped-column-unseen': error('A recommendation is mapped to a column that its catalog does not have.'),
  'mapped-column-not-unique': warning('A recommendation is mapped to a column in which items have equal values.'),
  'filter-column-unseen': warning('A condition of a recommendation asks for a column that its catalog does not have.'),
  'near-without-coordinates': error('A recommendation wants items near the user from a catalog without coordinates.'),
  'position-not-positive': error('A recommendation serves a position before the first item.'),
  'look-back-not-positive': error('A recommendation looks back less than a day.'),
  'duplicate-slot': error('Two recommendations have the same label.'),
  'unused-slot': warning('No pair uses a recommendation, and users without an item for it are skipped all the same.'),
  'too-many-slots': info('There are more recommendations than a CleverTap page defaultedKinds of.'),
  'slot-without-items': error('A recommendation has no item for anybody in the samples.'),
  'slot-skips-recipients': warning('A recommendation has no item for some recipients, who are skipped.'),

  // limits
  'too-many-pairs': warning('There are more pairs than mParticle keeps attributes of one event.'),
  'key-length-mparticle': warning('A key is longer than an mParticle attribute name may be.'),
  'key-length-clevertap': warning('A key is longer than CleverTap allows a property name to be.'),
  'value-length-mparticle': warning('A value can get longer than an mParticle attribute value may be.'),
  'value-length-clevertap': warning('A value can get longer than CleverTap allows a property value to be.'),
  'request-size': warning('A payload can get larger than one mParticle request may be.'),

  // pairs
  'no-pairs': info('The draft has no pairs yet.'),
  'empty-value': info('A pair has no value.'),

  // mapping
  'no-identity': error('No identity is mapped, so mParticle could not tell whose event it is.'),
  'unknown-identity-type': error('mParticle has no identity type of this name.'),
  'identity-unseen': warning('An identity is mapped to a profile property that no sample has.'),
  'custom-event-type': error('The type of the custom event is none of those that mParticle accepts.'),
  'empty-event-name': error('The mParticle event has no name.'),
  'event-name-length': warning('The name of the mParticle event is longer than mParticle keeps.'),
  'data-plan-without-id': error('A data plan is set, but not which one.'),
  'unknown-time-zone': error('The time zone of the draft has no name that is known here, so dates print in UTC.'),
  'unknown-attribute': warning('A profile attribute to send along is in no sample profile.'),
} as const satisfies Readonly<Record<string, CodeMeaning>>

export type Code = keyof typeof codes

/** Whether a diagnostic's code, from the template parser for example, is in the table. */
export function isCode(code: string): code is Code {
  return Object.hasOwn(codes, code)
}
