import type { Alias } from '#shared/campaign/draft'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic, DraftFix } from '#shared/check/diagnostic'
import { propertyDoubt } from '#shared/check/event-property'
import { links } from '#shared/check/links'
import { nameIndexOf } from '#shared/check/name-index'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Reports aliases over events or properties that no sample has: such an event never has a value of the alias. */
export function* aliasUnseen(context: CheckContext): Generator<DraftDiagnostic> {
  if (context.schema.events.size === 0) return
  for (const [index, alias] of context.draft.aliases.entries()) {
    for (const [event, property] of Object.entries(alias.properties)) {
      const found = context.schema.events.has(event)
        ? propertyUnseen(context, index, alias, event, property)
        : eventUnseen(context, index, alias, event)
      if (found !== undefined) yield found
    }
  }
}

function eventUnseen(context: CheckContext, index: number, alias: Alias, event: string): DraftDiagnostic {
  const near = nameIndexOf(context.schema.events)
    .nearest(event)
    .filter((name) => !Object.hasOwn(alias.properties, name))
  const advice = near.length > 0 ? didYouMean(near) : ' Correct the name, or import events that have it.'
  const message = `The alias ${quoted(alias.name)} names the event ${quoted(event)}, which no sample event is named.${advice}`
  const fixes = near.map((name) => change(context, index, `Use ${name}`, event, [name, alias.properties[event] ?? '']))
  return diagnose('alias-event-unseen', inDraft('aliases'), message, { fixes, link: links.clevertapConstant })
}

function propertyUnseen(
  context: CheckContext,
  index: number,
  alias: Alias,
  event: string,
  property: string,
): DraftDiagnostic | undefined {
  const doubt = propertyDoubt(context.schema, event, property)
  if (doubt === undefined) return undefined
  const details = { link: links.clevertapConstant }
  const start = `The alias ${quoted(alias.name)} takes ${quoted(property)} of ${quoted(event)}`
  if (doubt.kind === 'not-a-list') {
    const message = `${start}, but ${doubt.list} is no list in the samples, so it has no items. Choose a property that they have.`
    return diagnose('alias-property-unseen', inDraft('aliases'), message, details)
  }
  const { near } = doubt
  const advice = near.length > 0 ? didYouMean(near) : ' Correct the name, or import events that have it.'
  const fixes = near.map((name) => change(context, index, `Use ${name}`, event, [event, name]))
  return diagnose('alias-property-unseen', inDraft('aliases'), `${start}, which no sample has.${advice}`, {
    ...details,
    fixes,
  })
}

function change(
  { draft }: CheckContext,
  index: number,
  title: string,
  event: string,
  entry: readonly [string, string],
): DraftFix {
  const aliases = draft.aliases.map((alias, i) => {
    if (i !== index) return alias
    const entries = Object.entries(alias.properties).map((other) => (other[0] === event ? entry : other))
    return { ...alias, properties: Object.fromEntries(entries) }
  })
  return fix(title, { kind: 'fields', fields: { aliases } })
}
