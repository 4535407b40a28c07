import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryName } from '../../../electron/engine/files/temporary-name.ts'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'

const bundled = 'resources/samples'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-library-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const at = (...names: readonly string[]) => join(folder, ...names)
const open = () =>
  openLibrary(
    {
      library: at('library.json'),
      drafts: at('drafts'),
      bin: at('bin'),
      journal: at('journal'),
      samples: at('samples.sqlite'),
      window: at('window.json'),
    },
    bundled,
  )

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
