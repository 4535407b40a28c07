import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { brokenReferences, contentsOf } from '../engine/store/contents.ts'
import { eventRecord, galley, json, jsonLines, profileRecord, program, temporaryFolder } from './run-galley.ts'
import { posixTest } from '../posix.ts'

const { path: folder, write } = temporaryFolder()
const small = write('small.jsonl', [
  profileRecord('a', { Name: 'Mira' }, 1_767_225_600),
  eventRecord('a', 'Charged', 1_767_225_700, { Amount: 1 }),
])
const large = write(
  'large.jsonl',
  Array.from({ length: 60 }, (_, block) =>
    jsonLines(
      Array.from({ length: 5_000 }, (_, i) =>
        eventRecord(`c-${String(i % 977)}`, 'Viewed', 1_767_225_600 + block * 5_000 + i, { page: `page ${String(i)}` }),
      ),
    ),
  ).join(''),
)

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Starts an import and waits until its transaction has written that many bytes. */
async function startImport(cache: string, bytes: number) {
  const child = spawn(process.execPath, [program, 'import', large, '--cache', cache], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  while (sizeOf(`${cache}-wal`) < bytes && child.exitCode === null) await wait(5)
  expect(child.exitCode).toBeNull()
  return { child, ended }
}

test('an import that is killed in the middle leaves the cache as it was, and the next command works', async () => {
  const cache = join(folder, 'killed.sqlite')
  await galley(['import', small, '--cache', cache])
  const before = contentsOf(cache)
  const { child, ended } = await startImport(cache, 1_000_000)
  child.kill('SIGKILL')
  await ended
  const samples = await galley(['samples', '--cache', cache, '--json'])
  expect(samples).toMatchObject({ status: 0, stderr: '' })
  expect(json(samples)).toMatchObject({ profiles: 1, events: 1 })
  expect(contentsOf(cache)).toBe(before)
  const again = await galley(['import', large, '--cache', cache, '--json'])
  expect(json(again)).toMatchObject({ imports: [{ events: 300_000, duplicates: 0, rejected: 0 }] })
  expect(brokenReferences(cache)).toEqual([])
})

test('the first import of a cache can be killed too', async () => {
  const cache = join(folder, 'new', 'first.sqlite')
  const { child, ended } = await startImport(cache, 1_000_000)
  child.kill('SIGKILL')
  await ended
  expect(json(await galley(['samples', '--cache', cache, '--json']))).toMatchObject({ profiles: 0, imports: [] })
  expect(await galley(['import', small, '--cache', cache])).toMatchObject({ status: 0 })
})

posixTest('an interrupted import answers 3 and has taken nothing in', async () => {
  const cache = join(folder, 'interrupted.sqlite')
  const { child, ended } = await startImport(cache, 1)
  child.kill('SIGINT')
  expect(await ended).toEqual([3, null])
  expect(json(await galley(['samples', '--cache', cache, '--json']))).toMatchObject({ profiles: 0, imports: [] })
})

const writing = (cache: string) => `Another Galley is writing to ${cache}. Wait until it is done, then try again.`

test('while one import runs, another waits for it or says who is writing; reading goes on', async () => {
  const cache = join(folder, 'busy.sqlite')
  await galley(['import', small, '--cache', cache])
  const { child, ended } = await startImport(cache, 200_000)
  const other = write('other.jsonl', [profileRecord('b', { Name: 'Bo' })])
  const [second, samples] = await Promise.all([
    galley(['import', other, '--cache', cache]),
    galley(['samples', '--cache', cache, '--json']),
  ])
  expect(samples).toMatchObject({ status: 0, stderr: '' })
  await ended
  expect(child.exitCode).toBe(0)
  const refused = { status: 3, stderr: expect.stringContaining(writing(cache)) as string }
  expect(second).toMatchObject(second.status === 0 ? { status: 0, stderr: '' } : refused)
  expect(await galley(['import', other, '--cache', cache])).toMatchObject({ status: 0, stderr: '' })
  expect(brokenReferences(cache)).toEqual([])
})

// an import that stands still is one that takes longer than another waits
test.skipIf(process.platform === 'win32')('an import says who is writing when that goes on for long', async () => {
  const cache = join(folder, 'held.sqlite')
  await galley(['import', small, '--cache', cache])
  const { child, ended } = await startImport(cache, 200_000)
  child.kill('SIGSTOP')
  const second = await galley(['import', write('late.jsonl', [profileRecord('b', { Name: 'Bo' })]), '--cache', cache])
  expect(second).toMatchObject({ status: 3, stderr: expect.stringContaining(writing(cache)) as string })
  child.kill('SIGCONT')
  await ended
  expect(child.exitCode).toBe(0)
  expect(brokenReferences(cache)).toEqual([])
})

test('several first imports at once make one cache', async () => {
  const cache = join(folder, 'race', 'samples.sqlite')
  const files = ['1', '2', '3', '4'].map((id) => write(`race-${id}.jsonl`, [profileRecord(id, { Name: id })]))
  const runs = await Promise.all(files.map((file) => galley(['import', file, '--cache', cache])))
  expect(runs.map(({ status, stderr }) => ({ status, stderr }))).toEqual(files.map(() => ({ status: 0, stderr: '' })))
  expect(json(await galley(['samples', '--cache', cache, '--json']))).toMatchObject({ profiles: 4 })
})
