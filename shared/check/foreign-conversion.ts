import type { CheckContext } from '#shared/check/context'
import { replace } from '#shared/check/diagnose'
import type { DraftFix, Place } from '#shared/check/diagnostic'
import type { Foreign } from '#shared/check/foreign-syntax'
import { profileScope, scopeOf } from '#shared/check/known-names'
import { fold } from '#shared/check/name-index'
import type { Token } from '#shared/template/node'
import { print } from '#shared/template/print'

/** Names that people personalize with everywhere, folded: they tell a token from text even without samples. */
const usualNames: ReadonlySet<string> = new Set([
  'firstname',
  'lastname',
  'fullname',
  'username',
  'name',
  'email',
  'phone',
])

/** Returns whether text that other things look like too, such as `{name}`, is meant as a token: the name must be a known one. */
export function looksMeant({ certain, name }: Foreign, { schema }: CheckContext): boolean {
  if (certain) return true
  if (name === null) return false
  const { names } = profileScope(schema)
  return names.has(name) || names.alike(name).length > 0 || usualNames.has(fold(name))
}

/** Returns Galley's tokens for the properties that another system's token probably asks for, the likeliest first. */
export function conversions(foreign: Foreign, place: Place, context: CheckContext): readonly DraftFix[] {
  return tokensFor(foreign, context).map((token) => {
    const text = print(token)
    return replace(place, `Convert to ${text}`, text)
  })
}

function tokensFor(foreign: Foreign, context: CheckContext): readonly Token[] {
  const { name, default: fallback } = foreign
  if (foreign.source === 'constant') {
    const { constant } = context.draft
    return constant === null ? [] : [{ source: { kind: 'constant', nth: 1 }, field: constant, default: fallback }]
  }
  if (name === null) return []
  const source = { kind: foreign.source } as const
  const names = scopeOf(source, context)?.names
  if (names === undefined) return []
  const alike = names.alike(name)
  const fields = names.has(name) ? [name] : alike.length > 0 ? alike : names.nearest(name)
  return fields.map((field) => ({ source, field, default: fallback }))
}
