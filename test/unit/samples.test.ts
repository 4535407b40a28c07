import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDraft } from '#shared/campaign/file'
import { printDraft } from '#shared/campaign/print-draft'
import { check } from '#shared/check/check'
import { ExactNumber, parseJson } from '#shared/json/exact-number'
import { compile } from '#shared/resolve/compile'
import { missingKindOf } from '#shared/sample/missing'
import { own, type Properties } from '#shared/sample/value'
import { parse } from '#shared/template/parse'
import { Audience } from '../../electron/engine/audience/audience.ts'
import { defaultAsOf, observedSchema } from '../../electron/engine/store/observed-schema.ts'
import { generate } from '../../resources/samples/generate.ts'
import { cacheFolder, importInto, within } from './engine/cache.ts'

interface Upload {
  readonly identity?: string
  readonly objectId?: string
  readonly type: string
  readonly ts: number
  readonly profileData: Properties
  readonly evtName: string
  readonly evtData: Properties
}

const { newCache } = cacheFolder()
const folder = join(import.meta.dirname, '../../resources/samples')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const records = (name: string) =>
  read(name)
    .trimEnd()
    .split('\n')
    .map((line) => parseJson(line) as Upload)

const profiles = records('profiles.jsonl').slice(0, 2000)
const events = records('events.jsonl')
const newest = Date.UTC(2026, 5, 15, 18, 30) / 1000

describe('the bundled samples', () => {
  it('come out of the generator byte for byte', () => {
    const made = generate()
    expect([...made.keys()]).toEqual(['profiles.jsonl', 'events.jsonl', 'products.csv'])
    for (const [name, text] of made) expect(text === read(name), name).toBe(true)
  })

  it('are small enough to be bundled', () => {
    const bytes = [...generate().values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    expect(bytes).toBeLessThan(6_000_000)
  })

  it('hold 2,000 profiles, each once, and about 20,000 events up to their newest moment', () => {
    expect(new Set(profiles.map(({ identity }) => identity)).size).toBe(2000)
    expect(events.length).toBeGreaterThan(19_000)
    expect(events.length).toBeLessThan(21_000)
    expect(events.at(-1)?.ts).toBe(newest)
    expect(events.every(({ ts }, index) => ts >= (events[index - 1]?.ts ?? 0) && ts >= newest - 45 * 86_400)).toBe(true)
    expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(events.length)
  })

  it('have events of devices without a signed-in user', () => {
    const devices = new Set(events.filter(({ identity }) => identity === undefined).map(({ objectId }) => objectId))
    expect(devices.size).toBe(30)
  })

  it('fill City in about 82 of 100 profiles, and miss it in every way', () => {
    const kinds = profiles.map(({ profileData }) => missingKindOf(own(profileData, 'City')))
    const filled = kinds.filter((kind) => kind === undefined).length / profiles.length
    expect(filled).toBeGreaterThan(0.8)
    expect(filled).toBeLessThan(0.84)
    expect(new Set(kinds)).toEqual(new Set([undefined, 'absent', 'null', 'empty', 'blank', 'not-text']))
  })

  it('have names in many scripts', () => {
    const names = JSON.stringify(profiles.map(({ profileData }) => own(profileData, 'Name') ?? null))
    for (const script of [
      'Arabic',
      'Hebrew',
      'Devanagari',
      'Han',
      'Hiragana',
      'Katakana',
      'Hangul',
      'Thai',
      'Cyrillic',
      'Greek',
    ]) {
      expect(names, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    }
  })

  it('have ids that a double cannot hold, mixed types, capitals, padding and addresses as names', () => {
    const values = (name: string) => profiles.map(({ profileData }) => own(profileData, name))
    expect(values('loyalty_id').filter((id) => id instanceof ExactNumber).length).toBeGreaterThan(1500)
    expect(new Set(values('points').map((value) => typeof value))).toEqual(new Set(['number', 'string', 'undefined']))
    const names = values('Name').filter((name) => typeof name === 'string')
    expect(names.some((name) => name.length > 3 && name === name.toUpperCase() && name !== name.toLowerCase())).toBe(
      true,
    )
    expect(names.some((name) => name.trim() !== name && name.trim() !== '')).toBe(true)
    expect(names.some((name) => name.includes('@example.'))).toBe(true)
    expect(profiles.some(({ profileData }) => Object.hasOwn(profileData, 'tier'))).toBe(true)
  })

  it('name no address or phone number that could be a real person’s', () => {
    const texts = (name: string) =>
      profiles.map(({ profileData }) => own(profileData, name)).filter((value) => typeof value === 'string')
    const [emails, phones] = [texts('Email'), texts('Phone')]
    expect([emails.length > 1000, phones.length > 1000]).toEqual([true, true])
    for (const email of emails) expect(email).toMatch(/^[a-z][a-z.]*\.\d+@example\.(?:com|net|org)$/)
    for (const phone of phones)
      expect(phone).toMatch(/^(?:\+1\d{3}55501\d\d|\+447700900\d{3}|\+46701740(?:60[5-9]|6[1-9]\d))$/)
  })

  it('tell the cart story: a white coat, blue jeans, one that bought, and one that bought the jeans of two', () => {
    const story = (name: string, identity: string) =>
      events
        .filter((event) => event.identity === identity && event.evtName === name)
        .map(({ evtData }) => JSON.stringify(evtData))
    const products = (texts: readonly string[]) => texts.map((text) => /White coat|Blue jeans/.exec(text)?.[0])
    const ids = ['cust-1001', 'cust-1002', 'cust-1003', 'cust-1004']
    expect(ids.map((id) => products(story('Added to Cart', id)))).toEqual([
      ['White coat'],
      ['Blue jeans'],
      ['White coat'],
      ['White coat', 'Blue jeans'],
    ])
    expect(ids.map((id) => products(story('Charged', id)))).toEqual([[], [], ['White coat'], ['Blue jeans']])
  })

  it.each(['tour', 'cart-reminder', 'win-back'])(
    'hold a draft, %s, that opens, prints as it is and reads without a word of complaint',
    (name) => {
      const text = read(`${name}.galley.json`)
      const draft = parseDraft(text)
      if (!draft.ok) throw new Error(draft.error.message)
      expect(printDraft(draft.value)).toBe(text)
      expect(draft.value.pairs.flatMap(({ value }) => parse(value).diagnostics)).toEqual([])
    },
  )

  it('hold a tour that uses every kind of token, and what makes them hard', () => {
    const { draft, tokens } = tour()
    const kinds = tokens.map(({ source }) => source.kind)
    expect(new Set(kinds)).toEqual(new Set(['profile', 'event', 'named-event', 'constant', 'recommendation']))
    const profile = tokens.filter(({ source }) => source.kind === 'profile')
    expect(new Set(profile.map((token) => token.default === null))).toEqual(new Set([true, false]))
    expect(profile.map(({ field }) => field)).toEqual(expect.arrayContaining(['loyalty_id', 'sizes']))
    expect(draft.pairs.some(({ value }) => value.includes('"Delivery - size"'))).toBe(true)
    expect(tokens.some(({ source, field }) => source.kind === 'event' && field === 'added_on')).toBe(true)
    expect(tokens.every((token) => token.source.kind !== 'recommendation' || token.default !== null)).toBe(true)
  })

  it('hold a tour that the samples give nothing to find an error in, and many recipients for, as the story tells', async () => {
    const { draft } = tour()
    const cache = newCache()
    await importInto(
      cache,
      ['profiles.jsonl', 'events.jsonl', 'products.csv'].map((name) => join(folder, name)),
    )
    within(cache, (db) => {
      expect(check(draft, observedSchema(db)).filter(({ severity }) => severity === 'error')).toEqual([])
      const ready = [...new Audience(db, draft, compile(draft), defaultAsOf(db)).all()]
        .filter(({ status }) => status === 'ready')
        .map(({ recipient }) => [recipient.identity, ...recipient.constant])
      expect(ready.slice(0, 3)).toEqual([
        ['cust-1001', 'White coat'],
        ['cust-1002', 'Blue jeans'],
        ['cust-1004', 'White coat'],
      ])
      expect(ready.some(([identity]) => identity === 'cust-1003')).toBe(false)
      expect(ready.length).toBeGreaterThan(500)
      expect(ready.length).toBeLessThan(1500)
    })
  })
})

function tour() {
  const draft = parseDraft(read('tour.galley.json'))
  if (!draft.ok) throw new Error(draft.error.message)
  const nodes = draft.value.pairs.flatMap(({ value }) => parse(value).nodes)
  return { draft: draft.value, tokens: nodes.flatMap((node) => (node.kind === 'token' ? [node.token] : [])) }
}
