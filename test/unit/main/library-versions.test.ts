import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import type { Library } from '../../../electron/main/drafts/library.ts'

const day = 86_400_000
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-library-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const at = (...names: readonly string[]) => join(folder, ...names)
const open = (now?: number) =>
  openLibrary(
    {
      library: at('library.json'),
      drafts: at('drafts'),
      bin: at('bin'),
      journal: at('journal'),
      versions: at('versions'),
      samples: at('samples.sqlite'),
      window: at('window.json'),
    },
    'resources/samples',
    now,
  )

const named = (name: string) => JSON.stringify({ galley: 1, name, pairs: [] })
const file = (name = 'Mine') => at('drafts', `${name}.galley.json`)

async function create(library: Library): Promise<string> {
  const made = await library.create('Mine', named('Mine'))
  if (!made.ok) throw new Error(made.error.message)
  return made.value.id
}

/** The names that the versions of a draft have inside, the newest first, each with its cause. */
async function versionsOf({ versions }: Library, id: string): Promise<readonly string[]> {
  const lines = await versions.list(id)
  const texts = await Promise.all(lines.map(({ version }) => versions.read(id, version)))
  return texts.map((text, i) => {
    const name = text.ok ? (/"name":"(.*?)"/.exec(text.value)?.[1] ?? '') : text.error.message
    return `${name}, ${lines[i]?.cause ?? ''}`
  })
}

test('what a file held before the first save is a version', async () => {
  writeFileSync(at('own.galley.json'), named('From Git'))
  const library = await open()
  const added = await library.add(at('own.galley.json'))
  const id = added.ok ? added.value.id : ''
  await library.open(id)
  expect(await versionsOf(library, id)).toEqual([])
  await library.save(id, named('Mine'), false)
  expect(await versionsOf(library, id)).toEqual(['Mine, save', 'From Git, file'])
})

test('what another program wrote is a version: where it is opened again, and where it is saved over', async () => {
  const library = await open()
  const id = await create(library)
  writeFileSync(file(), named('Theirs'))
  await library.open(id)
  writeFileSync(file(), named('Theirs again'))
  await library.save(id, named('Ours'), true)
  expect(await versionsOf(library, id)).toEqual(['Ours, save', 'Theirs again, file', 'Theirs, file', 'Mine, save'])
})

test('a save without room for a version is a save, and says so', async () => {
  const library = await open()
  writeFileSync(at('versions'), 'in the way')
  const told: string[] = []
  library.versions.listen((message) => told.push(message))
  const id = await create(library)
  expect(await library.save(id, named('Saved'), false)).toMatchObject({ ok: true, value: { name: 'Saved' } })
  expect(readFileSync(file(), 'utf8')).toBe(named('Saved'))
  expect(new Set(told).size).toBe(1)
})

describe('a deleted draft', () => {
  test('can be given back for 60 days, with its versions', async () => {
    const library = await open()
    const id = await create(library)
    await library.remove(id)
    const later = await open(Date.now() + 59 * day)
    expect(await later.restore(id)).toMatchObject({ value: { name: 'Mine' } })
    expect(await versionsOf(later, id)).toEqual(['Mine, save'])
  })

  test('is listed with its name, the one that was deleted last first', async () => {
    const library = await open()
    await library.remove(await create(library))
    const other = await library.create('Other', named('Other'))
    await library.remove(other.ok ? other.value.id : '')
    rmSync(at('bin', `${other.ok ? other.value.id : ''}.galley.json`))
    const deleted = await library.listDeleted()
    expect(deleted.map(({ name }) => name).sort()).toEqual(['Mine', 'Other'])
    expect(deleted.every(({ deletedAt, keptUntil }) => keptUntil - deletedAt === 60 * day)).toBe(true)
  })

  test('is gone after that, with its edits and its versions', async () => {
    const library = await open()
    const id = await create(library)
    await library.keep(id, named('Edited'))
    await library.remove(id)
    const later = await open(Date.now() + 61 * day)
    expect(await later.restore(id)).toMatchObject({ error: { kind: 'missing' } })
    expect([...readdirSync(at('bin')), ...readdirSync(at('journal')), ...readdirSync(at('versions'))]).toEqual([])
    expect(later.index.find(id)).toBeUndefined()
    expect(existsSync(file())).toBe(false)
  })

  test('that an older Galley deleted is kept for 60 days from the first start on', async () => {
    const library = await open()
    const id = await create(library)
    await library.remove(id)
    const old = readFileSync(at('library.json'), 'utf8').replace(/,\s*"deletedAt": \d+/, '')
    expect(old).not.toContain('deletedAt')
    writeFileSync(at('library.json'), old)
    const first = Date.now() + 300 * day
    await open(first)
    expect((await open(first + 59 * day)).index.find(id)).toMatchObject({ deletedAt: first })
    expect((await open(first + 60 * day)).index.find(id)).toBeUndefined()
  })

  test('that was given back and deleted again has its 60 days again', async () => {
    const library = await open()
    const id = await create(library)
    await library.remove(id)
    await library.restore(id)
    const later = await open(Date.now() + 61 * day)
    expect(await later.open(id)).toMatchObject({ ok: true })
  })
})

describe('without its list of drafts', () => {
  test('a draft in Galley’s own folder has its versions again', async () => {
    const library = await open()
    const id = await create(library)
    await library.save(id, named('Second'), false)
    writeFileSync(at('library.json'), '{"galleyLib')
    const again = await open()
    expect(again.index.find(id)).toMatchObject({ id, path: file() })
    expect(await versionsOf(again, id)).toEqual(['Second, save', 'Mine, save'])
  })

  test('drafts with the same text share no versions', async () => {
    const library = await open()
    const twins = [await library.create('Twin', named('Twin')), await library.create('Twin', named('Twin'))]
    rmSync(at('library.json'))
    const ids = (await open()).index.drafts.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(twins.map((twin) => (twin.ok ? twin.value.id : ''))))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a draft elsewhere has them again when it is opened', async () => {
    writeFileSync(at('own.galley.json'), named('From Git'))
    const library = await open()
    const added = await library.add(at('own.galley.json'))
    const id = added.ok ? added.value.id : ''
    await library.open(id)
    await library.save(id, named('Mine'), false)
    rmSync(at('library.json'))
    expect(await (await open()).add(at('own.galley.json'))).toMatchObject({ value: { id } })
  })
})
