import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultAsOf } from '../../../../electron/engine/store/observed-schema.ts'
import type { Db } from '../../../../electron/engine/store/db.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'

test('the clock of a cache without events follows every write, by whomever', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-as-of-'))
  const path = join(folder, 'samples.sqlite')
  const [ours, others] = [openStore(path, { create: true }), openStore(path, { create: true })]
  try {
    ours.exec(`INSERT INTO import VALUES (1, '', 0, '', '', '', 0, 0, 0, 0, 0, 7)`)
    expect(defaultAsOf(ours)).toBe(7)
    expect(defaultAsOf(others)).toBe(7)
    addProfile(ours, 1, 100)
    expect(defaultAsOf(ours)).toBe(100)
    expect(defaultAsOf(others)).toBe(100)
    addProfile(others, 2, 200)
    expect(defaultAsOf(ours)).toBe(200)
    ours.exec('DELETE FROM profile WHERE id = 2')
    expect(defaultAsOf(ours)).toBe(100)
    expect(defaultAsOf(others)).toBe(100)
  } finally {
    ours.close()
    others.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

function addProfile(db: Db, id: number, ts: number): void {
  db.prepare('INSERT INTO profile VALUES (?, ?, 0, ?, ?, 1, 1, 1)').run(id, `cust-${String(id)}`, '{}', ts)
}
