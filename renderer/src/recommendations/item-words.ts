import type { ItemCard } from '#shared/recommend/cards'
import { own, type Properties, type Value } from '#shared/sample/value'
import { count, counted } from '#shared/words/numbers'
import { rawText } from '../words/value-text.ts'
import { cutWithLength } from '#shared/words/cut'

/** A column of an item, and what it holds there as text; null where that is nothing. */
export interface ItemField {
  readonly column: string
  readonly text: string | null
}

/** An item as users look at it: its name, where its picture is, and what else there is. */
export interface ItemParts {
  readonly name: string
  readonly image: string | null
  readonly more: readonly ItemField[]
}

export function itemParts(id: string, columns: Properties): ItemParts {
  const names = Object.keys(columns)
  const named = names.find((name) => name.toLowerCase() === 'name')
  const pictured = names.find((name) => /image|img|photo|picture/i.test(name))
  const more = names.filter((name) => name !== named && name !== pictured && name.toLowerCase() !== 'identity')
  return {
    name: fieldText(columns, named ?? '') ?? id,
    image: pictured === undefined ? null : fieldText(columns, pictured),
    more: more.map((column) => ({ column, text: fieldText(columns, column) })),
  }
}

/** Returns what a column holds, cut where it is long; null for nothing. */
export function fieldText(columns: Properties, column: string): string | null {
  const value: Value | undefined = own(columns, column)
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' ? cutWithLength(value, 200) : rawText(value)
}

/** Returns why an item stands where it does: “Rank 2, related by 41 users”. */
export function rankWords({ rank, relatedBy }: Pick<ItemCard, 'rank' | 'relatedBy'>): string {
  const place = `Rank ${count(rank)}`
  return relatedBy === null ? `${place} of the imported results` : `${place}, related by ${counted(relatedBy, 'user')}`
}
