import { type Candidate, candidate } from '#shared/assist/candidates'
import type { AssistWorld } from '#shared/assist/completion'
import { maxConstants } from '#shared/campaign/trigger'

/**
 * Returns what only the draft knows: what it holds constant, or its aliases where it holds none yet, and the columns of its
 * recommendations.
 */
export function draftCandidates({ draft, schema }: AssistWorld): readonly Candidate[] {
  const { aliases, constant, trigger } = draft
  const names = constant === null ? [...new Set(aliases.map(({ name }) => name))] : [constant]
  const values = constant !== null && trigger?.kind === 'past-behaviour' ? maxConstants : 1
  const constants = names.flatMap((name) =>
    Array.from({ length: values }, (_, i) => {
      const label = i === 0 ? name : `${name} #${String(i + 1)}`
      return candidate('Constant', { kind: 'constant', nth: i + 1 }, name, label)
    }),
  )
  const columns = draft.recommendations.flatMap(({ slot, catalog }) => {
    const seen = schema.catalogs.get(catalog)
    return [...(seen?.columns ?? [])].map(([name, property]) =>
      candidate('Recommendations', { kind: 'recommendation', slot }, name, `${slot} - ${name}`, property, seen?.items),
    )
  })
  return [...constants, ...columns]
}
