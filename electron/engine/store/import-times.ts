import type { Db } from './db.ts'

/** Returns when each import was made, in milliseconds since 1970, by its id. */
export function importTimes(db: Db): ReadonlyMap<number, number> {
  const imports = db.prepare<[], { id: number; at: number }>('SELECT id, imported_at AS at FROM import').all()
  return new Map(imports.map(({ id, at }) => [id, at]))
}
