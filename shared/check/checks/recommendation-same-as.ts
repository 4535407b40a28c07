import type { ColumnCondition } from '#shared/campaign/draft'
import type { CheckContext } from '#shared/check/context'
import { diagnose, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { propertyDoubt } from '#shared/check/event-property'
import { triggeringEvent } from '#shared/campaign/trigger'
import { links } from '#shared/check/links'
import { changeSlot } from '#shared/check/recommendation'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Reports conditions that compare a column with a property that the triggering event, or else the last action, never has. */
export function* recommendationSameAs({ draft, schema }: CheckContext): Generator<DraftDiagnostic> {
  for (const [at, { slot, event: action, include, exclude }] of draft.recommendations.entries()) {
    const event = triggeringEvent(draft.trigger) ?? action
    for (const name of new Set([...include, ...exclude].flatMap(({ sameAs }) => sameAs ?? []))) {
      const doubt = propertyDoubt(schema, event, name)
      if (doubt === undefined) continue
      const near = doubt.kind === 'unseen' ? doubt.near : []
      const advice = near.length > 0 ? didYouMean(near) : ' Correct the name, or import events that have it.'
      const message = `A condition of the recommendation ${quoted(slot)} compares with ${quoted(name)} of ${quoted(event)}, which no sample has.${advice}`
      const renamed = (conditions: readonly ColumnCondition[], other: string) =>
        conditions.map((condition) => (condition.sameAs === name ? { ...condition, sameAs: other } : condition))
      const fixes = near.map((other) =>
        changeSlot(draft, at, `Use ${other}`, { include: renamed(include, other), exclude: renamed(exclude, other) }),
      )
      const link = links.clevertapRecommendations
      yield diagnose('recommendation-property-unseen', inDraft('recommendations'), message, { fixes, link })
    }
  }
}
