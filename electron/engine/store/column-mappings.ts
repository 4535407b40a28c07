import type { ColumnMapping, KeptMapping } from '#shared/sample/column-mapping'
import type { Db } from './db.ts'

interface MappingRow {
  readonly header: string
  readonly mapping: string
  readonly usedAt: number
}

/** Returns the mapping that is kept for files with these columns; undefined where there is none. */
export function mappingFor(db: Db, columns: readonly string[]): ColumnMapping | undefined {
  const text = db
    .prepare<[string], string>('SELECT mapping FROM column_mapping WHERE header = ?')
    .pluck()
    .get(keyOf(columns))
  return text === undefined ? undefined : (JSON.parse(text) as ColumnMapping)
}

/** Keeps a mapping for files with these columns, instead of another one. `usedAt` is in milliseconds since 1970. */
export function keepMapping(db: Db, { columns, mapping, usedAt }: KeptMapping): void {
  db.prepare(
    `INSERT INTO column_mapping(header, mapping, used_at) VALUES (?, ?, ?)
     ON CONFLICT(header) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
  ).run(keyOf(columns), JSON.stringify(mapping), usedAt)
}

/** Returns all mappings, the one that was used last first. */
export function keptMappings(db: Db): readonly KeptMapping[] {
  return db
    .prepare<[], MappingRow>(
      'SELECT header, mapping, used_at AS usedAt FROM column_mapping ORDER BY used_at DESC, header',
    )
    .all()
    .map(({ header, mapping, usedAt }) => ({
      columns: JSON.parse(header) as string[],
      mapping: JSON.parse(mapping) as ColumnMapping,
      usedAt,
    }))
}

/** Forgets the mapping of files with these columns; returns whether there was one. */
export function forgetMapping(db: Db, columns: readonly string[]): boolean {
  return db.prepare<[string]>('DELETE FROM column_mapping WHERE header = ?').run(keyOf(columns)).changes > 0
}

function keyOf(columns: readonly string[]): string {
  return JSON.stringify(columns)
}
