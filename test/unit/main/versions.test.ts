import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { printDraft } from '#shared/campaign/print-draft'
import { DraftVersions } from '../../../electron/main/drafts/versions.ts'
import { posixTest } from '../posix.ts'

const id = '3f0a3a6e-6f6b-4f52-9a1d-0d6f2f0f5a11'
const day = 86_400_000
let folder: string
let now: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-versions-'))
  now = Date.UTC(2026, 5, 15, 12)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** As after a start. */
const open = (maxBytes?: number) =>
  new DraftVersions(join(folder, 'versions'), { now: () => now, ...(maxBytes === undefined ? {} : { maxBytes }) })
const at = (...names: readonly string[]) => join(folder, 'versions', id, ...names)
const text = (title: string) => printDraft({ ...initialDraft, pairs: [{ key: 'title', value: title }] })

async function save(versions: DraftVersions, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    now += 1_000
    await versions.keep(id, text(title), 'save')
  }
}

/** The titles of all versions, the newest first. */
async function titles(versions: DraftVersions): Promise<readonly string[]> {
  const read = (await versions.list(id)).map(({ version }) => versions.read(id, version))
  return (await Promise.all(read)).map((answer) =>
    answer.ok ? (/"value": "(.*)"/.exec(answer.value)?.[1] ?? '') : answer.error.message,
  )
}

test('every save is a version, the newest first, with what it changed', async () => {
  const versions = open()
  await save(versions, 'One', 'Two')
  expect(await versions.list(id)).toMatchObject([
    { version: 2, savedAt: now, name: null, cause: 'save', changes: { changed: 1, added: 0, settings: [] } },
    { version: 1, savedAt: now - 1_000, changes: null },
  ])
  expect(await titles(open())).toEqual(['Two', 'One'])
})

test('the same text makes no new version, after a start neither', async () => {
  await save(open(), 'One', 'One')
  const versions = open()
  await save(versions, 'One')
  expect(await titles(versions)).toEqual(['One'])
  await save(versions, 'Two', 'One')
  expect(await titles(versions)).toEqual(['One', 'Two', 'One'])
})

posixTest('only the owner can read versions', async () => {
  await save(open(), 'One')
  expect(statSync(at()).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(at())) expect(statSync(at(name)).mode & 0o777, name).toBe(0o600)
})

test('a named version outlives its time; its name can be taken away', async () => {
  const versions = open()
  await save(versions, 'Sent', 'Draft')
  expect(await versions.name(id, 1, 'As sent')).toEqual({ ok: true, value: undefined })
  now += 100 * day
  await save(open(), 'Later')
  expect(await titles(open())).toEqual(['Later', 'Sent'])
  const again = open()
  expect(await again.list(id)).toMatchObject([{ name: null }, { name: 'As sent' }])
  await again.name(id, 1, null)
  await save(again, 'Last')
  expect(await titles(open())).toEqual(['Last', 'Later'])
})

test('the versions of one draft stay within the bound, with every named one', async () => {
  const versions = open(50_000)
  const large = (i: number) => String(i).padEnd(7_000, '.')
  await save(versions, large(1), large(2))
  await versions.name(id, 1, 'First')
  await save(versions, ...[3, 4, 5, 6, 7, 8, 9].map(large))
  expect((await versions.list(id)).map(({ version }) => version)).toEqual([9, 8, 7, 6, 5, 1])
  expect(readdirSync(at()).filter((name) => name !== 'index.json')).toHaveLength(6)
})

describe('damage', () => {
  test.each([
    ['cut', '{"galleyVersions":1,"vers'],
    ['of another kind', '[]'],
    ['empty', ''],
  ])('an index that is %s is made again, with the names', async (_kind, content) => {
    const versions = open()
    await save(versions, 'One', 'Two')
    await versions.name(id, 1, 'First')
    writeFileSync(at('index.json'), content)
    const again = open()
    expect(await titles(again)).toEqual(['Two', 'One'])
    expect(await again.list(id)).toMatchObject([{ name: null, cause: 'save' }, { name: 'First' }])
    await save(again, 'Three')
    expect(JSON.parse(readFileSync(at('index.json'), 'utf8'))).toMatchObject({
      versions: [{ version: 1 }, { version: 2 }, { version: 3 }],
    })
  })

  test('a version that the index lacks is found, and one without its file is not listed', async () => {
    await save(open(), 'One')
    const old = readFileSync(at('index.json'))
    await save(open(), 'Two', 'Three')
    writeFileSync(at('index.json'), old)
    rmSync(at('2.json'))
    expect(await titles(open())).toEqual(['Three', 'One'])
  })

  test('a damaged version is told of, costs no other, and its number is not used again', async () => {
    await save(open(), 'One', 'Two', 'Three')
    writeFileSync(at('3.json'), '{"galley')
    const listed = open()
    expect(await titles(listed)).toEqual([expect.stringMatching(/^The file of this version is gone/), 'Two', 'One'])
    expect((await listed.list(id)).at(0)?.changes).toBeNull()
    rmSync(at('index.json'))
    const versions = open()
    await save(versions, 'Four')
    expect((await versions.list(id)).map(({ version }) => version)).toEqual([4, 2, 1])
    expect(readFileSync(at('3.json'), 'utf8')).toBe('{"galley')
  })

  test('a version that is no draft can be read, and is not compared', async () => {
    const versions = open()
    await versions.keep(id, '{"galley": 1,', 'file')
    await save(versions, 'One')
    expect(await versions.list(id)).toMatchObject([{ changes: null }, { changes: null, cause: 'file' }])
    expect(await versions.read(id, 1)).toEqual({ ok: true, value: '{"galley": 1,' })
  })
})

test('what cannot be kept is told of, and the next save is kept again', async () => {
  writeFileSync(join(folder, 'versions'), 'in the way')
  const versions = open()
  const told: string[] = []
  versions.listen((message) => told.push(message))
  await save(versions, 'One')
  expect(told).toEqual([expect.stringMatching(/^No version of this draft could be kept: .*Check its permissions/)])
  rmSync(join(folder, 'versions'))
  mkdirSync(join(folder, 'versions'))
  await save(versions, 'One')
  expect(await titles(open())).toEqual(['One'])
  expect(told).toHaveLength(1)
})
