import type { Condition } from '#shared/campaign/draft'
import { mapMatches, matchesOf } from '#shared/campaign/trigger'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { propertyDoubt } from '#shared/check/event-property'
import { isUnknown, profileScope } from '#shared/check/known-names'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Reports conditions on properties that no sample has: they hold for every user, or for none. */
export function* conditionProperty(context: CheckContext): Generator<DraftDiagnostic> {
  yield* onProfiles(context)
  yield* onEvents(context)
}

function* onProfiles({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  const scope = profileScope(schema)
  for (const name of namesIn(draft.profileWhere)) {
    if (!isUnknown(scope, name)) continue
    const near = scope.names.nearest(name)
    const fixes = near.map((other) => {
      return fix(`Use ${other}`, { kind: 'fields', fields: { profileWhere: renamed(draft.profileWhere, name, other) } })
    })
    const message = `A condition asks for ${quoted(name)}, which no sample user has.${adviceFor(near)}`
    yield diagnose('condition-property-unseen', inDraft('profileWhere'), message, { fixes })
  }
}

function* onEvents({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  const { trigger } = draft
  if (trigger === null) return
  const reported = new Set<string>()
  for (const { event, where } of matchesOf(trigger)) {
    for (const name of namesIn(where)) {
      const doubt = propertyDoubt(schema, event, name)
      const key = JSON.stringify([event, name])
      if (doubt === undefined || reported.has(key)) continue
      reported.add(key)
      const near = doubt.kind === 'unseen' ? doubt.near : []
      const fixes = near.map((other) => {
        const changed = mapMatches(trigger, (match) =>
          match.event === event ? { ...match, where: renamed(match.where, name, other) } : match,
        )
        return fix(`Use ${other}`, { kind: 'fields', fields: { trigger: changed } })
      })
      const message = `A condition of the trigger asks for ${quoted(name)}, which is in no sample ${quoted(event)} event.${adviceFor(near)}`
      yield diagnose('condition-property-unseen', inDraft('trigger'), message, { fixes })
    }
  }
}

function namesIn(where: readonly Condition[]): ReadonlySet<string> {
  return new Set(where.map(({ property }) => property))
}

function renamed(where: readonly Condition[], from: string, to: string): readonly Condition[] {
  return where.map((condition) => (condition.property === from ? { ...condition, property: to } : condition))
}

function adviceFor(near: readonly string[]): string {
  return near.length > 0 ? didYouMean(near) : ' Correct the name, or import samples that have it.'
}
