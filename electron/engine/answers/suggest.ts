import { propertyPaths } from '#shared/audience/property-paths'
import { valueAt } from '#shared/audience/value-at'
import type { CatalogLink, CatalogLinks } from '#shared/recommend/catalog-links'
import { parseJson } from '#shared/json/exact-number'
import { valueTexts } from '#shared/recommend/value-texts'
import type { Properties } from '#shared/sample/value'
import { newestEventTexts } from '../store/event-texts.ts'
import type { Db } from '../store/db.ts'
import { Catalog } from '../recommend/catalog.ts'

/** Limits that keep the answer to some 50 ms whatever the cache holds. */
const maxEvents = 4_000
const maxItems = 2_000
const maxValues = 200
const maxLinks = 50
/** Fewer values in common than this are chance. */
const minShare = 0.2

/** Returns which properties of which events have values in common with which columns of a catalog; null where there is no such catalog. */
export function suggestLinks(db: Db, name: string): CatalogLinks | null {
  const catalog = Catalog.named(db, name)
  if (catalog === undefined) return null
  const columns = catalog.columns()
  const items = Math.min(catalog.items, maxItems)
  const values = columnValues(catalog, columns, items)
  const { seen, events } = newestValues(db)
  const links = [...seen].flatMap(([key, texts]) => {
    const [event, eventProperty] = JSON.parse(key) as [string, string]
    return columns.flatMap((catalogColumn): CatalogLink[] => {
      const held = values.get(catalogColumn)
      const isId = catalogColumn.toLowerCase() === 'identity'
      const has = (text: string) => (isId ? catalog.rowOfId(text) !== undefined : held?.has(text) === true)
      const matched = [...texts].filter(has).length
      const share = matched / texts.size
      return share < minShare ? [] : [{ event, eventProperty, catalogColumn, values: texts.size, matched, share }]
    })
  })
  const best = links.sort((a, b) => b.share - a.share || b.matched - a.matched).slice(0, maxLinks)
  return { catalog: name, items: catalog.items, columns, links: best, lookedAt: { events, items } }
}

function columnValues(catalog: Catalog, columns: readonly string[], items: number): Map<string, Set<string>> {
  const values = new Map(columns.map((column) => [column, new Set<string>()]))
  for (let row = 0; row < items; row++) {
    const item = catalog.item(row).columns
    for (const [column, value] of Object.entries(item))
      for (const text of valueTexts(value)) values.get(column)?.add(text)
  }
  return values
}

/** Returns the values of the events that were imported last, by event and property. */
function newestValues(db: Db): { readonly seen: Map<string, Set<string>>; readonly events: number } {
  const rows = newestEventTexts(db, maxEvents)
  const seen = new Map<string, Set<string>>()
  for (const { name, properties } of rows) {
    const event = parseJson(properties) as Properties
    for (const property of propertyPaths(event)) {
      const key = JSON.stringify([name, property])
      const texts = seen.get(key) ?? new Set<string>()
      for (const text of valueTexts(valueAt(event, property))) if (texts.size < maxValues) texts.add(text)
      if (texts.size > 0) seen.set(key, texts)
    }
  }
  return { seen, events: rows.length }
}
