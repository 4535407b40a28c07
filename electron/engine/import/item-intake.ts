import type { IntakeContext } from './intake-context.ts'
import type { ItemRecord } from './record.ts'

/** Writes catalog items. A catalog is replaced whole: its first item in an import clears what was there. */
export class ItemIntake {
  private readonly context: IntakeContext
  private readonly sql
  private readonly catalogs = new Map<string, { readonly id: number; next: number }>()

  constructor(context: IntakeContext) {
    this.context = context
    const { db } = context
    this.sql = {
      removeItems: db.prepare<[string]>('DELETE FROM item WHERE catalog = (SELECT id FROM catalog WHERE name = ?)'),
      remove: db.prepare<[string]>('DELETE FROM catalog WHERE name = ?'),
      add: db.prepare<[string, number]>('INSERT INTO catalog(name, import) VALUES (?, ?)'),
      insert: db.prepare<[number, number, string, string]>(
        'INSERT INTO item(catalog, position, id, columns) VALUES (?, ?, ?, ?) ON CONFLICT(catalog, id) DO NOTHING',
      ),
    }
  }

  take({ catalog: name, id, columns }: ItemRecord): void {
    const { counts, observer, now } = this.context
    const catalog = this.catalogs.get(name) ?? this.begin(name)
    const { changes } = this.sql.insert.run(catalog.id, catalog.next, id, JSON.stringify(columns))
    if (changes === 0) {
      counts.duplicates++
      return
    }
    catalog.next++
    counts.items++
    observer.scope('catalog', name).add(columns, now)
  }

  private begin(name: string): { readonly id: number; next: number } {
    const { importId, observer } = this.context
    this.sql.removeItems.run(name)
    this.sql.remove.run(name)
    const catalog = { id: Number(this.sql.add.run(name, importId).lastInsertRowid), next: 0 }
    this.catalogs.set(name, catalog)
    observer.reset('catalog', name)
    return catalog
  }
}
