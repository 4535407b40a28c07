import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import type { ObservedSchema } from '#shared/sample/observed'
import type { Value } from '#shared/sample/value'
import { quoted } from '#shared/words/names'

/** Reports aliases over properties that never have a value in common. Only said where the samples show every value of both. */
export function* aliasOverlap({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  for (const alias of draft.aliases) {
    const known = Object.entries(alias.properties).flatMap(([event, property]) => {
      const texts = everyText(schema, event, property)
      return texts === undefined ? [] : [{ name: `${event} - ${property}`, texts }]
    })
    for (const [i, one] of known.entries()) {
      const apart = known.slice(i + 1).find(({ texts }) => !texts.some((text) => one.texts.includes(text)))
      if (apart === undefined) continue
      const message = `The alias ${quoted(alias.name)} holds ${quoted(one.name)} and ${quoted(apart.name)}, which have no value in common in the samples, so nothing is ever held constant. Choose properties with the same values; letter case counts.`
      yield diagnose('alias-without-overlap', inDraft('aliases'), message, { link: links.clevertapConstant })
    }
  }
}

/** Undefined where there are more values than the samples list, or values that are lists or cut. */
function everyText(schema: ObservedSchema, event: string, property: string): readonly string[] | undefined {
  const seen = schema.events.get(event)?.properties.get(property)
  if (seen === undefined || seen.filled === 0 || !seen.distinctIsExact || seen.distinct > seen.top.length)
    return undefined
  const texts = seen.top.map(({ value }) => textOf(value))
  return texts.every((text) => text !== undefined) ? texts : undefined
}

/** The samples cut longer texts. */
const uncut = 200

/** Undefined for what has no text, or one that is not as simple as it looks. */
function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value.length < uncut ? value : undefined
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined
}
