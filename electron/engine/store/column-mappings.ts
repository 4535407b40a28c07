import { nothingTold, type ColumnMapping, type KeptMapping, type ToldOfTable } from '#shared/sample/column-mapping'
import type { Db } from './db.ts'

interface MappingRow {
  readonly header: string
  readonly mapping: string
  readonly usedAt: number
}

/** What the column `mapping` holds: a cache of an older Galley lacks what was told besides. */
type Stored = ColumnMapping & Partial<ToldOfTable>

/** Returns the mapping that is kept for files with these columns; undefined where there is none. */
export function mappingFor(db: Db, columns: readonly string[]): Pick<KeptMapping, 'mapping' | 'told'> | undefined {
  const text = db
    .prepare<[string], string>('SELECT mapping FROM column_mapping WHERE header = ?')
    .pluck()
    .get(keyOf(columns))
  return text === undefined ? undefined : parted(JSON.parse(text) as Stored)
}

/** Keeps a mapping for files with these columns, instead of another one. `usedAt` is in milliseconds since 1970. */
export function keepMapping(db: Db, { columns, mapping, told, usedAt }: KeptMapping): void {
  db.prepare(
    `INSERT INTO column_mapping(header, mapping, used_at) VALUES (?, ?, ?)
     ON CONFLICT(header) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
  ).run(keyOf(columns), JSON.stringify({ ...mapping, ...told } satisfies Stored), usedAt)
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
      ...parted(JSON.parse(mapping) as Stored),
      usedAt,
    }))
}

/** Forgets the mapping of files with these columns; returns whether there was one. */
export function forgetMapping(db: Db, columns: readonly string[]): boolean {
  return db.prepare<[string]>('DELETE FROM column_mapping WHERE header = ?').run(keyOf(columns)).changes > 0
}

function parted({ identity, names, types, ...told }: Stored): Pick<KeptMapping, 'mapping' | 'told'> {
  return { mapping: { identity, names, types }, told: { ...nothingTold, ...told } }
}

function keyOf(columns: readonly string[]): string {
  return JSON.stringify(columns)
}
