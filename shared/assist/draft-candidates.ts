import { type Candidate, candidate } from '#shared/assist/candidates'
import type { AssistWorld } from '#shared/assist/completion'
import { mostConstants } from '#shared/campaign/trigger'

/** What only the draft knows: its constant, and the columns of its recommendations. */
export function draftCandidates({ draft, schema }: AssistWorld): readonly Candidate[] {
  const { constant, trigger } = draft
  const values = trigger?.kind === 'past-behaviour' ? mostConstants : 1
  const constants = Array.from({ length: constant === null ? 0 : values }, (_, i) => {
    const label = i === 0 ? (constant ?? '') : `${constant ?? ''} #${i + 1}`
    return candidate('Constant', { kind: 'constant', nth: i + 1 }, constant ?? '', label)
  })
  const columns = draft.recommendations.flatMap(({ slot, catalog }) => {
    const seen = schema.catalogs.get(catalog)
    return [...(seen?.columns ?? [])].map(([name, property]) =>
      candidate('Recommendations', { kind: 'recommendation', slot }, name, `${slot} - ${name}`, property, seen?.items),
    )
  })
  return [...constants, ...columns]
}
