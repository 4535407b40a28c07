import type { Db } from './db.ts'

/** What is known of an import before its file is read. */
export interface BegunImport {
  /** The file's name without folders. */
  readonly file: string
  readonly format: string
  /** JSON of what besides its bytes decides what the file says. */
  readonly options: string
}

/** What is known of an import once its file is read. */
export interface FinishedImport {
  /** The size of the file as it is on the disk. */
  readonly bytes: number
  /** Of those bytes, in hexadecimal. */
  readonly sha256: string
  readonly profiles: number
  readonly events: number
  readonly items: number
  readonly rejected: number
  readonly duplicates: number
}

/** Adds an import to the list of imports, and returns its id. `importedAt` is in milliseconds since 1970. */
export function beginImport(db: Db, { file, format, options }: BegunImport, importedAt: number): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO import(file, bytes, sha256, format, options, profiles, events, items, rejected, duplicates, imported_at)
       VALUES (?, 0, '', ?, ?, 0, 0, 0, 0, 0, ?)`,
    )
    .run(file, format, options, importedAt)
  return Number(lastInsertRowid)
}

/** Writes what an import came to. */
export function finishImport(db: Db, importId: number, finished: FinishedImport): void {
  const { bytes, sha256, profiles, events, items, rejected, duplicates } = finished
  db.prepare(
    `UPDATE import SET bytes = ?, sha256 = ?, profiles = ?, events = ?, items = ?, rejected = ?, duplicates = ?
     WHERE id = ?`,
  ).run(bytes, sha256, profiles, events, items, rejected, duplicates, importId)
}

/** Returns the imports of files of this size that were read in the same way, the latest first. */
export function importsOfSize(
  db: Db,
  bytes: number,
  { format, options }: Omit<BegunImport, 'file'>,
): readonly (FinishedImport & { readonly id: number })[] {
  return db
    .prepare<[number, string, string], FinishedImport & { readonly id: number }>(
      `SELECT id, sha256, bytes, profiles, events, items, rejected, duplicates FROM import
       WHERE bytes = ? AND format = ? AND options = ? ORDER BY id DESC`,
    )
    .all(bytes, format, options)
}

/** Returns an import by its id; undefined where it is not there. */
export function importNamed(db: Db, importId: number): BegunImport | undefined {
  return db.prepare<[number], BegunImport>('SELECT file, format, options FROM import WHERE id = ?').get(importId)
}

/** Returns whether a catalog of this import is still there: a later file may have replaced it. */
export function hasCatalogOf(db: Db, importId: number): boolean {
  return db.prepare('SELECT 1 FROM catalog WHERE import = ?').get(importId) !== undefined
}
