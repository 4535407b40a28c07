import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryName } from '../../../electron/engine/files/temporary-name.ts'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import { placesIn } from './places.ts'

const bundled = 'resources/samples'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-library-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const at = (...names: readonly string[]) => join(folder, ...names)
const open = () => openLibrary(placesIn(folder), bundled)

const text = readFileSync(join(bundled, 'win-back.galley.json'), 'utf8')
const named = (name: string) => JSON.stringify({ ...(JSON.parse(text) as object), name })

/** A library of one draft, which has edits that are not saved. */
async function withEdits() {
  const library = await open()
  const made = await library.create('Mine', named('Mine'))
  if (!made.ok) throw new Error(made.error.message)
  const { id } = made.value
  await library.keep(id, named('Edited'))
  return id
}

test('remembers after a start which file the edits were made to', async () => {
  const id = await withEdits()
  writeFileSync(at('drafts', 'Mine.galley.json'), named('Theirs'))
  const library = await open()
  expect(await library.open(id)).toMatchObject({ value: { text: named('Edited'), saved: named('Theirs') } })
  expect(await library.save(id, named('Edited'), false)).toMatchObject({ error: { kind: 'changed-outside' } })
  expect(await library.save(id, named('Edited'), true)).toMatchObject({ value: { name: 'Edited', unsaved: false } })
  expect(readdirSync(at('journal'))).toEqual([])
})

test('finds drafts and edits again without its list', async () => {
  const id = await withEdits()
  writeFileSync(at('library.json'), '{"galleyLib')
  const library = await open()
  const names = (await library.list()).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['Cart reminder', 'Edited', 'Win back']))
  expect(new Set(names).size).toBe(names.length)
  expect(await library.open(id)).toMatchObject({ value: { text: named('Edited'), saved: named('Mine') } })
  expect(readFileSync(at('library.json.damaged'), 'utf8')).toBe('{"galleyLib')
})

test.runIf(process.platform === 'linux')(
  'does not start anew where its list cannot be read at the moment',
  async () => {
    await withEdits()
    const before = readFileSync(at('library.json'), 'utf8')
    renameSync(at('library.json'), at('list'))
    // reading this answers EIO, as an unplugged disk does
    symlinkSync('/proc/self/mem', at('library.json'))
    await expect(open()).rejects.toThrow(
      /The list of your drafts, “.*library.json”, cannot be read at the moment \(EIO\)/,
    )
    rmSync(at('library.json'))
    renameSync(at('list'), at('library.json'))
    expect(readFileSync(at('library.json'), 'utf8')).toBe(before)
    expect((await (await open()).list()).map(({ name }) => name)).toContain('Edited')
  },
)

test.runIf(process.platform === 'linux')('does not start over edits that cannot be read at the moment', async () => {
  const id = await withEdits()
  const journal = at('journal', `${id}.json`)
  renameSync(journal, at('kept'))
  symlinkSync('/proc/self/mem', journal)
  await expect(open()).rejects.toThrow(/Edits that were not saved, in “.*”, cannot be read at the moment \(EIO\)/)
  rmSync(journal)
  renameSync(at('kept'), journal)
  expect(await (await open()).open(id)).toMatchObject({ value: { text: named('Edited') } })
})

test('keeps the edits of a draft whose file is gone, and writes it anew', async () => {
  const id = await withEdits()
  rmSync(at('drafts', 'Mine.galley.json'))
  const library = await open()
  expect(await library.open(id)).toMatchObject({ value: { text: named('Edited'), saved: null } })
  expect(await library.save(id, named('Edited'), false)).toMatchObject({ ok: true })
  expect(readFileSync(at('drafts', 'Mine.galley.json'), 'utf8')).toBe(named('Edited'))
})

test('puts a deleted draft beside what has taken its place, with its edits', async () => {
  const id = await withEdits()
  const library = await open()
  await library.remove(id)
  await library.create('Mine', named('Another'))
  expect(await library.restore(id)).toMatchObject({ value: { id, file: 'Mine 2.galley.json', unsaved: true } })
  expect(await library.open(id)).toMatchObject({ value: { text: named('Edited'), saved: named('Mine') } })
})

test('saves nothing that it could not read again', async () => {
  const id = await withEdits()
  const library = await open()
  for (const broken of ['', '[]', '{"galley":1}', '{"galley":99,"pairs":[]}'])
    expect(await library.save(id, broken, true)).toMatchObject({ error: { kind: 'refused' } })
  expect(readFileSync(at('drafts', 'Mine.galley.json'), 'utf8')).toBe(named('Mine'))
})

test('clears away what a killed process left half written', async () => {
  await withEdits()
  const ended = spawnSync(process.execPath, ['--version']).pid
  const left = temporaryName().replace(`-${String(process.pid)}-`, `-${String(ended)}-`)
  for (const path of [at(left), at('drafts', left), at('journal', left)]) writeFileSync(path, 'half')
  await open()
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual([])
})

test('begins with the draft that was edited last, also where its list could not be written', async () => {
  const id = await withEdits()
  await (await open()).create('Another', named('Another'))
  const [first] = await (await open()).list()
  expect(first?.name).toBe('Another')
  const long = new Date(Date.now() - 60_000)
  utimesSync(at('library.json'), long, long)
  const [edited] = await (await open()).list()
  expect(edited).toMatchObject({ id, name: 'Edited' })
})

test('tells a file that is as it was seen from one that was changed, broken or deleted', async () => {
  const id = await withEdits()
  const library = await open()
  const path = at('drafts', 'Mine.galley.json')
  await library.open(id)
  expect(await library.look(id)).toMatchObject({ value: { kind: 'same', text: named('Mine') } })
  writeFileSync(path, named('Theirs'))
  expect(await library.look(id)).toMatchObject({ value: { kind: 'changed', text: named('Theirs') } })
  writeFileSync(path, new Uint8Array([0xff]))
  expect(await library.look(id)).toMatchObject({ value: { kind: 'changed', text: null } })
  rmSync(path)
  expect(await library.look(id)).toMatchObject({
    value: {
      kind: 'gone',
      message: expect.stringContaining('“Mine.galley.json” is no longer in its folder') as string,
    },
  })
  writeFileSync(path, named('Mine'))
  expect(await library.look(id)).toMatchObject({ value: { kind: 'same' } })
})

test('takes the file in place of the edits, and may save over it then', async () => {
  const id = await withEdits()
  const library = await open()
  writeFileSync(at('drafts', 'Mine.galley.json'), named('Theirs'))
  expect(await library.take(id)).toMatchObject({ value: { text: named('Theirs'), saved: named('Theirs') } })
  expect(readdirSync(at('journal'))).toEqual([])
  expect(await library.save(id, named('Mine too'), false)).toMatchObject({ ok: true })
})

test('says that edits are not kept where the journal cannot be written, and keeps them once it can', async () => {
  const library = await open()
  const made = await library.create('Mine', named('Mine'))
  const id = made.ok ? made.value.id : ''
  writeFileSync(at('journal'), 'a file in the place of the folder')
  await expect(library.keep(id, named('Edited'))).rejects.toThrow(
    /journal” cannot be written, so what you edit is not kept/,
  )
  rmSync(at('journal'))
  expect(await library.keep(id, named('Edited'))).toMatchObject({ ok: true })
})

test('saves nothing that is too large to be opened again', async () => {
  const id = await withEdits()
  const library = await open()
  // in bytes twice as long as in UTF-16 units
  const large = JSON.stringify({ ...(JSON.parse(text) as object), notes: 'é'.repeat(4_100_000) })
  expect(await library.save(id, large, true)).toMatchObject({
    error: { kind: 'refused', message: expect.stringContaining('larger than 8 MB') as string },
  })
  expect(readFileSync(at('drafts', 'Mine.galley.json'), 'utf8')).toBe(named('Mine'))
})

test('neither opens the samples as a draft nor saves a draft over them', async () => {
  const library = await open()
  writeFileSync(at('samples.sqlite'), 'samples')
  symlinkSync(at('samples.sqlite'), at('linked.galley.json'))
  for (const path of [at('samples.sqlite'), at('linked.galley.json')]) {
    expect(await library.add(path)).toMatchObject({ error: { message: expect.stringContaining('samples') as string } })
    const id = await withEdits()
    expect(await library.saveAs(id, path, text)).toMatchObject({ error: { kind: 'refused' } })
  }
  expect(readFileSync(at('samples.sqlite'), 'utf8')).toBe('samples')
})

describe('the file of a draft that was made without a name', () => {
  const unnamed = async () => {
    const library = await open()
    const made = await library.create('Untitled', named('Untitled'))
    if (!made.ok) throw new Error(made.error.message)
    return { library, id: made.value.id }
  }
  const files = () => readdirSync(at('drafts')).filter((name) => !/^(tour|cart|win)/.test(name))

  test('is called what the draft is called when it is saved', async () => {
    const { library, id } = await unnamed()
    expect(await library.save(id, named('Untitled'), false)).toMatchObject({ value: { file: 'Untitled.galley.json' } })
    const saved = await library.save(id, named('Cart reminder EU'), false)
    expect(saved).toMatchObject({ value: { id, file: 'Cart reminder EU.galley.json', unsaved: false } })
    expect(files()).toEqual(['Cart reminder EU.galley.json'])
    expect(await library.open(id)).toMatchObject({ value: { text: named('Cart reminder EU') } })
    const list = await (await open()).list()
    expect(list.filter((draft) => draft.id === id)).toMatchObject([{ name: 'Cart reminder EU', missing: false }])
  })

  test('never takes the place of another file, and stays once it has a name', async () => {
    const { library, id } = await unnamed()
    writeFileSync(at('drafts', 'Spring.galley.json'), named('Another'))
    expect(await library.save(id, named('Spring'), false)).toMatchObject({ value: { file: 'Spring 2.galley.json' } })
    expect(readFileSync(at('drafts', 'Spring.galley.json'), 'utf8')).toBe(named('Another'))
    expect(await library.save(id, named('Summer'), false)).toMatchObject({ value: { file: 'Spring 2.galley.json' } })
    expect(files()).toEqual(['Spring 2.galley.json', 'Spring.galley.json'])
  })
})

test('says when no edits are being written any more', async () => {
  const library = await open()
  const made = await library.create('Mine', named('Mine'))
  if (!made.ok) throw new Error(made.error.message)
  const kept = library.keep(made.value.id, named('At the last moment'))
  await library.journal.settled()
  expect(readFileSync(at('journal', `${made.value.id}.json`), 'utf8')).toContain('At the last moment')
  await kept
})
