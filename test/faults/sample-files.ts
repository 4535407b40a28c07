import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Writes profiles as CleverTap takes them, one a line, numbered from `first`. */
export function writeProfiles(path: string, first: number, count: number): string {
  const lines = Array.from({ length: count }, (_, i) => JSON.stringify(profile(first + i)))
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

function profile(n: number) {
  return {
    identity: `c-${n}`,
    type: 'profile',
    profileData: {
      Name: `Name ${n}`,
      Email: `c-${n}@example.com`,
      City: ['Malmö', '東京', 'Łódź'][n % 3],
      visits: n % 300,
    },
  }
}

export const draftOfProfiles = {
  galley: 1,
  id: '0b0a8a36-57ab-4f5e-8a58-0ea3c2a0f001',
  name: 'Faults',
  pairs: [{ key: 'title', value: `Hi {{ @Profile - Name | default: "there" }}, ${'a long text, '.repeat(40)}` }],
}

/** What a cache holds, read from outside. Throws where SQLite finds anything wrong with it. */
export function soundProfiles(cache: string): number {
  const db = new Database(cache)
  try {
    const found: unknown[] = [
      db.pragma('integrity_check', { simple: true }),
      ...(db.pragma('foreign_key_check') as unknown[]),
    ]
    if (found.length !== 1 || found[0] !== 'ok') throw new Error(`The cache is damaged: ${JSON.stringify(found)}`)
    return db.prepare<[], number>('SELECT count(*) FROM profile').pluck().get() ?? NaN
  } finally {
    db.close()
  }
}
