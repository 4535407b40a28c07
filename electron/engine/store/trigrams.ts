import type { Db } from './db.ts'

/** Returns a text without letter case; the two small sigmas are one. SQLite's own folding knows fewer scripts. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ')
}

/** Returns a query of FTS5 for the rows whose text has every trigram of a folded text of three characters or more. */
export function allTrigrams(wanted: string): string {
  const letters = [...wanted]
  const trigrams = new Set(letters.slice(2).map((_, i) => phrase(letters.slice(i, i + 3).join(''))))
  return [...trigrams].join(' AND ')
}

/** Returns a text as a phrase of FTS5. */
function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** How many terms a query has at most. */
const termsAtOnce = 200

/** Queries for the rows whose text has a folded text of one or two characters, some trigrams at a time. */
export function* queriesForShort(db: Db, table: string, start: string): Generator<string> {
  db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.${table}_trigram USING fts5vocab(main, ${table}, row)`)
  const next = db
    .prepare<[string, string], string>(
      `SELECT term FROM temp.${table}_trigram WHERE term > ? AND term < ? LIMIT ${String(termsAtOnce)}`,
    )
    .pluck()
  // FTS5 folds once more in its own way, so a few letters are not in the index as they are in the text
  for (let last: string | undefined = start; last !== undefined;) {
    const terms: string[] = next.all(last, `${start}\u{10ffff}`)
    if (terms.length > 0) yield terms.map(phrase).join(' OR ')
    last = terms.at(-1)
  }
}
