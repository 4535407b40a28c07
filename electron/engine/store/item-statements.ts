import type { Db } from './db.ts'

/** Prepares every statement that writing catalogs and their items takes. Prepare them once an import. */
export function prepareItemStatements(db: Db) {
  return {
    names: db.prepare<[], string>('SELECT name FROM catalog').pluck(),
    known: db.prepare<[string], number>('SELECT id FROM catalog WHERE name = ?').pluck(),
    lastPosition: db.prepare<[number], number | null>('SELECT max(position) FROM item WHERE catalog = ?').pluck(),
    rename: db.prepare<[string, number]>('UPDATE catalog SET name = ? WHERE id = ?'),
    removeItems: db.prepare<[number]>('DELETE FROM item WHERE catalog = ?'),
    remove: db.prepare<[number]>('DELETE FROM catalog WHERE id = ?'),
    add: db.prepare<[string, number]>('INSERT INTO catalog(name, import) VALUES (?, ?)'),
    item: db.prepare<[number, string], { readonly line: number | null; readonly columns: string }>(
      'SELECT line, columns FROM item WHERE catalog = ? AND id = ?',
    ),
    /** Changes nothing where the catalog has an item of that id. */
    insert: db.prepare<[number, number, string, string, number, number | null]>(
      `INSERT INTO item(catalog, position, id, columns, line, import) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT(catalog, id) DO NOTHING`,
    ),
  }
}
