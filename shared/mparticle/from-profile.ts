import { ExactNumber, numberText } from '#shared/json/exact-number'
import type { AttributeValue, UserAttributes } from '#shared/mparticle/batch'
import type { Recipient } from '#shared/sample/recipient'
import { isShortened, isWordForNothing } from '#shared/sample/identity-words'
import { profileProperty } from '#shared/sample/system-properties'
import { own, type Properties, put, type Value } from '#shared/sample/value'

/** Reads a recipient's identities by a mapping, identity type → profile property. One that the profile does not have is left out. */
export function identitiesReader(
  mapping: Readonly<Record<string, string>>,
): (recipient: Recipient) => Record<string, string> {
  const mapped = Object.entries(mapping)
  return ({ profile, asOf }) => {
    const identities: Record<string, string> = {}
    for (const [type, property] of mapped) {
      const text = identityText(profileProperty(profile, property, asOf))
      if (text !== undefined) put(identities, type, text)
    }
    return identities
  }
}

/**
 * Returns a value as an identity; undefined for what cannot be one: nothing, white space, a word for nothing, a number that a
 * spreadsheet shortened, a list or an object. All users with “NULL” for an e-mail address would become one. Numbers keep their digits.
 */
export function identityText(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return identifies(value) ? value : undefined
  return value === undefined || value === null || Array.isArray(value) ? undefined : scalarText(value)
}

function identifies(text: string): boolean {
  const word = text.trim()
  return word !== '' && !isWordForNothing(word) && !isShortened(word)
}

/**
 * Reads the profile attributes to send along, by their own names. A date stays as the sample has it, `$D_<epoch seconds>`, as
 * CleverTap's webhooks send it (https://docs.clevertap.com/docs/create-message-webhook). What is absent or null is left out, and
 * so is an object, for which mParticle has no place; a list goes as texts.
 */
export function attributesReader(names: readonly string[]): (recipient: Recipient) => UserAttributes {
  return ({ profile, asOf }) => {
    const attributes: Record<string, AttributeValue | readonly string[]> = {}
    for (const name of names) {
      const value = attributeValue(profileProperty(profile, name, asOf))
      if (value !== undefined) put(attributes, name, value)
    }
    return attributes
  }
}

/** Returns a value as a user attribute; undefined when it is left out. */
export function attributeValue(value: Value | undefined): AttributeValue | readonly string[] | undefined {
  if (typeof value !== 'object') return value
  if (value === null) return undefined
  if (value instanceof ExactNumber) return value
  return Array.isArray(value) ? listOf(value) : undefined
}

/** The texts of a list without its nulls; undefined when it holds a list or an object. */
function listOf(items: readonly Value[]): string[] | undefined {
  const texts: string[] = []
  for (const item of items) {
    if (item === null) continue
    const text = scalarText(item)
    if (text === undefined) return undefined
    texts.push(text)
  }
  return texts
}

function scalarText(value: Exclude<Value, null>): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || value instanceof ExactNumber) return numberText(value)
  return typeof value === 'boolean' ? String(value) : undefined
}

/**
 * The names under which samples hold a push token: as CleverTap's downloads and webhooks spell it, and as people write it.
 * Where a campaign would send it is not documented; mParticle's own place is `device_info.push_token`.
 */
const pushTokenProperties = ['push_token', 'Push Token', 'pushToken'] as const

/** Returns a profile's push token; undefined where it has none. */
export function pushToken(profile: Properties): string | undefined {
  for (const name of pushTokenProperties) {
    const token = own(profile, name)
    if (typeof token === 'string' && token.trim() !== '') return token
  }
  return undefined
}
