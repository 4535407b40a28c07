import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import { placesIn } from './places.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-pins-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const at = (...names: readonly string[]) => join(folder, ...names)
const open = (now?: number) => openLibrary(placesIn(folder), 'resources/samples', now)
const draft = (name: string) => JSON.stringify({ galley: 1, name, pairs: [] })
const pinsOf = (identity: string) =>
  JSON.stringify({ galleyExpect: 1, pins: [{ identity, asOf: '2026-01-01T00:00:00Z', texts: {} }] })
const read = (...names: readonly string[]) => readFileSync(at(...names), 'utf8')
const pinFile = (name: string) => ['drafts', `${name}.expect.json`] as const

/** A library with one draft of its own that has a pinned user. */
async function pinned() {
  const library = await open()
  const made = await library.create('Mine', draft('Mine'))
  if (!made.ok) throw new Error(made.error.message)
  const { id } = made.value
  expect(await library.readPins(id)).toEqual({ ok: true, value: { file: 'Mine.expect.json', text: null } })
  expect(await library.writePins(id, pinsOf('a'), false)).toMatchObject({ ok: true })
  expect(read(...pinFile('Mine'))).toBe(pinsOf('a'))
  return { library, id }
}

test('what another program has made of the pinned users is noticed, and only written over when asked to', async () => {
  const { library, id } = await pinned()
  expect(await library.arePinsSame(id)).toBe(true)
  writeFileSync(at(...pinFile('Mine')), pinsOf('theirs'))
  expect(await library.arePinsSame(id)).toBe(false)
  expect(await library.writePins(id, pinsOf('b'), false)).toMatchObject({ error: { kind: 'changed-outside' } })
  expect(read(...pinFile('Mine'))).toBe(pinsOf('theirs'))
  expect(await library.writePins(id, pinsOf('b'), true)).toMatchObject({ ok: true })
  rmSync(at(...pinFile('Mine')))
  expect(await library.arePinsSame(id)).toBe(false)
  expect(await library.writePins(id, pinsOf('c'), false)).toMatchObject({ ok: true })
})

test('neither a broken file of pinned users nor a newer one is written over, and no broken text is written', async () => {
  const { library, id } = await pinned()
  for (const text of ['{', '{"galleyExpect": 2, "pins": []}']) {
    writeFileSync(at(...pinFile('Mine')), text)
    expect(await library.readPins(id)).toMatchObject({ ok: true, value: { text } })
    for (const over of [false, true])
      expect(await library.writePins(id, pinsOf('b'), over)).toMatchObject({ error: { kind: 'unreadable' } })
    expect(read(...pinFile('Mine'))).toBe(text)
  }
  rmSync(at(...pinFile('Mine')))
  expect(await library.writePins(id, '{"galleyExpect": 1}', false)).toMatchObject({ error: { kind: 'refused' } })
  expect(existsSync(at(...pinFile('Mine')))).toBe(false)
})

test('pinned users go along with Save As and with a copy, and stay with the old draft too', async () => {
  const { library, id } = await pinned()
  expect(await library.saveAs(id, at('other.galley.json'), draft('Other'))).toMatchObject({ ok: true })
  expect(read('other.expect.json')).toBe(pinsOf('a'))
  expect(await library.duplicate(id)).toMatchObject({ ok: true })
  expect(read(...pinFile('Mine copy'))).toBe(pinsOf('a'))
  expect(read(...pinFile('Mine'))).toBe(pinsOf('a'))
})

test('pinned users are deleted and restored with their draft, and are deleted for good with it', async () => {
  const { library, id } = await pinned()
  expect(await library.remove(id)).toMatchObject({ ok: true })
  expect(existsSync(at(...pinFile('Mine')))).toBe(false)
  expect(await library.create('Mine', draft('Mine'))).toMatchObject({ ok: true })
  expect(await library.restore(id)).toMatchObject({ value: { file: 'Mine 2.galley.json' } })
  expect(read(...pinFile('Mine 2'))).toBe(pinsOf('a'))
  expect(existsSync(at(...pinFile('Mine')))).toBe(false)
  await library.remove(id)
  await open(Date.now() + 61 * 86_400_000)
  expect(existsSync(at('bin', `${id}.expect.json`))).toBe(false)
  expect(existsSync(at('bin', `${id}.galley.json`))).toBe(false)
})

test('a new draft does not take the pinned users of another for its own', async () => {
  const { library } = await pinned()
  rmSync(at('drafts', 'Mine.galley.json'))
  expect(await library.create('Mine', draft('Mine'))).toMatchObject({ value: { file: 'Mine 2.galley.json' } })
})

test('a data plan is read from the draft’s folder, and nothing else is', async () => {
  const { library, id } = await pinned()
  const plan = { data_plan_id: 'shop', version: 2, version_document: { data_points: [] } }
  writeFileSync(at('plan.json'), JSON.stringify(plan))
  expect(await library.readPlan(id, '../plan.json', null)).toMatchObject({ value: { id: 'shop', version: 2 } })
  for (const file of ['none.json', at('plan.json'), 'Mine.galley.json', '..', '../samples.sqlite']) {
    expect(await library.readPlan(id, file, null)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^The data plan “/) as string,
    })
  }
})
