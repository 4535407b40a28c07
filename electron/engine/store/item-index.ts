import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import type { Db } from './db.ts'
import { fold } from './trigrams.ts'

/** Returns the name of a catalog's index. Every catalog has its own, so that one that is replaced goes at once, whatever its size. */
export function indexName(catalog: number): string {
  return `item_search_${String(catalog)}`
}

/** Returns up to which position the items of a catalog are indexed; 0 where there is no index yet. */
export function indexedUpTo(db: Db, catalog: number): number {
  return db.prepare<[number], number>('SELECT next FROM item_search WHERE catalog = ?').pluck().get(catalog) ?? 0
}

/**
 * Brings the index of one catalog further, `step` items at most, and returns whether those of all are complete. Derived, so not part
 * of an import: call it until it returns true, where nothing waits for it.
 */
export function indexItemsMore(db: Db, step = 2_000): boolean {
  return db
    .transaction(() => {
      const catalog = nextCatalog(db)
      if (catalog === undefined) return true
      const next = indexedUpTo(db, catalog)
      db.exec(
        `CREATE VIRTUAL TABLE IF NOT EXISTS ${indexName(catalog)}
         USING fts5(text, content = '', tokenize = 'trigram', detail = none, columnsize = 0)`,
      )
      const rows = db
        .prepare<[number, number, number], { position: number; id: string; columns: string }>(
          'SELECT position, id, columns FROM item WHERE catalog = ? AND position >= ? ORDER BY position LIMIT ?',
        )
        .all(catalog, next, step)
      const add = db.prepare<[number, string]>(`INSERT INTO ${indexName(catalog)}(rowid, text) VALUES (?, ?)`)
      for (const { position, id, columns } of rows) add.run(position, searchable(id, columns))
      db.prepare<[number, number]>(
        'INSERT INTO item_search(catalog, next) VALUES (?, ?) ON CONFLICT(catalog) DO UPDATE SET next = excluded.next',
      ).run(catalog, (rows.at(-1)?.position ?? next) + 1)
      return nextCatalog(db) === undefined
    })
    .immediate()
}

/** Returns whether every item can be found without looking at each. */
export function areItemsIndexed(db: Db): boolean {
  return nextCatalog(db) === undefined
}

/** Drops a catalog's index. Call it in the transaction that takes its items away. */
export function dropItemIndex(db: Db, catalog: number): void {
  db.exec(`DROP TABLE IF EXISTS ${indexName(catalog)}`)
  db.prepare<[number]>('DELETE FROM item_search WHERE catalog = ?').run(catalog)
}

/** Drops every index whose catalog is gone, or all of them. To be called in a transaction. */
export function dropItemIndexes(db: Db, which: 'of gone catalogs' | 'all'): void {
  const gone = which === 'all' ? '' : 'WHERE catalog NOT IN (SELECT id FROM catalog)'
  for (const catalog of db.prepare<[], number>(`SELECT catalog FROM item_search ${gone}`).pluck().all())
    dropItemIndex(db, catalog)
}

/** A catalog that has items which are not indexed. */
function nextCatalog(db: Db): number | undefined {
  return db
    .prepare<[], number>(
      `SELECT c.id FROM catalog c LEFT JOIN item_search s ON s.catalog = c.id
       WHERE EXISTS (SELECT 1 FROM item i WHERE i.catalog = c.id AND i.position >= coalesce(s.next, 0)) ORDER BY c.id LIMIT 1`,
    )
    .pluck()
    .get()
}

/** The item's id and cells on lines of their own, with room at the end so that the last two characters begin a trigram too. */
function searchable(id: string, columns: string): string {
  const cells = Object.values(parseJson(columns) as Properties).filter((cell) => typeof cell === 'string')
  // the index reads no further than a NUL
  return fold(`${[id, ...cells].join('\n')}\n\n`).replaceAll('\0', '\n')
}
