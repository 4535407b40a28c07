import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { galley, profileRecord, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()

test('a cache whose pages are sound and whose JSON is not is called damaged', async () => {
  const cache = join(folder, 'samples.sqlite')
  const samples = write('samples.jsonl', [profileRecord('c-1', { Name: 'Mira' })])
  expect(await galley(['import', samples, '--cache', cache])).toMatchObject({ status: 0 })
  const db = new Database(cache)
  db.exec(`UPDATE profile SET properties = '{"Name":"Mi'`)
  db.close()
  const more = write('more.jsonl', [profileRecord('c-1', { Name: 'Mira', City: 'Malmö' })])
  const draft = write(
    'a.galley.json',
    JSON.stringify({ galley: 1, id: 'x', pairs: [{ key: 'a', value: '{{ @Profile - Name }}' }] }),
  )
  for (const args of [
    ['import', more],
    ['preview', draft],
  ]) {
    const ran = await galley([...args, '--cache', cache])
    expect(ran).toMatchObject({ status: 3, stderr: expect.stringContaining('is damaged') as string })
    expect(ran.stderr).not.toContain('    at ')
  }
})
