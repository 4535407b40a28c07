import type { ColumnCondition, Draft, Operator, Pair, Recommendation } from '#shared/campaign/draft'
import { withOperator } from '#shared/campaign/edit-audience'
import { print } from '#shared/template/print'

/** The event that a catalog is mapped to, and which of its properties holds which column. */
export type CatalogMapping = Pick<Recommendation, 'event' | 'eventProperty' | 'catalogColumn'>

const noMapping: CatalogMapping = { event: '', eventProperty: '', catalogColumn: 'Identity' }

/** Returns what a new slot begins with: the first related item of the last thirty days. */
export function newRecommendation(
  draft: Draft,
  catalog: string,
  mapping: CatalogMapping | undefined = noMapping,
): Recommendation {
  const { event, eventProperty, catalogColumn } = mapping
  return {
    ...{ slot: slotNameFor(draft), catalog, event, eventProperty, catalogColumn },
    ...{ lookBackDays: 30, position: 1, include: [], exclude: [], near: null, from: 'computed' },
  }
}

/** A name that no slot of the draft has yet: similar, similar 2, … */
function slotNameFor({ recommendations }: Draft): string {
  const taken = new Set(recommendations.map(({ slot }) => slot))
  let name = 'similar'
  for (let nth = 2; taken.has(name); nth++) name = `similar ${String(nth)}`
  return name
}

/** Returns the draft with one slot changed. `index` is the slot's place in the draft. */
export function changeSlot(draft: Draft, index: number, change: Partial<Recommendation>): Draft {
  return {
    ...draft,
    recommendations: draft.recommendations.map((slot, i) => (i === index ? { ...slot, ...change } : slot)),
  }
}

/** Returns the draft without a slot. Its tokens stay, so that the checks can say where they are. */
export function removeSlot(draft: Draft, index: number): Draft {
  return { ...draft, recommendations: draft.recommendations.filter((_, i) => i !== index) }
}

/** Returns a condition with another operator. What it compares with stays as far as the operator takes one. */
export function withColumnOperator(condition: ColumnCondition, is: Operator): ColumnCondition {
  const { column, sameAs, value } = condition
  if (is === 'exists' || is === 'not-exists') return { column, is }
  if (sameAs !== undefined) return { column, is, sameAs }
  const changed = withOperator({ property: column, is: condition.is, value }, is)
  return { column, is, value: changed.value }
}

/**
 * Returns the pairs for all columns of a slot, each with the column's own name as its key. Columns whose name is a key of the draft
 * already, or of a column before it, are left out.
 */
export function columnPairs(draft: Draft, slot: string, columns: readonly string[]): readonly Pair[] {
  const taken = new Set(draft.pairs.map(({ key }) => key))
  return columns.flatMap((column) => {
    const key = column.trim()
    if (key === '' || taken.has(key)) return []
    taken.add(key)
    return [{ key, value: print({ source: { kind: 'recommendation', slot }, field: column, default: null }) }]
  })
}

/** Returns the draft with a pair for every column of a slot, behind the others. Pairs without a key and a text make room. */
export function addColumnPairs(draft: Draft, slot: string, columns: readonly string[]): Draft {
  const added = columnPairs(draft, slot, columns)
  if (added.length === 0) return draft
  const kept = draft.pairs.filter(({ key, value }) => key !== '' || value !== '')
  return { ...draft, pairs: [...kept, ...added] }
}
