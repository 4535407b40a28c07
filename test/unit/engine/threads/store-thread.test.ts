import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromJson } from '#shared/json/json-text'
import { runJob } from '../../../../electron/engine/threads/run-job.ts'
import type { StoreQuestions } from '../../../../electron/engine/answers/questions.ts'
import { startStoreThread, type StoreThread } from '../../../../electron/engine/threads/resident-thread.ts'
import { cacheFolder, importInto } from '../cache.ts'

const { write, newCache } = cacheFolder()
const cache = newCache()
const t = 1_767_225_600
let thread: StoreThread

beforeAll(async () => {
  const text = `{"identity":"a","objectId":"dev","type":"profile","ts":${String(t)},"profileData":{"Name":"Ann",\
"Email":" ","Phone":46701,"big":9007199254740993,"__proto__":"p"}}
{"identity":"b","type":"profile","ts":${String(t)},"profileData":{}}
{"identity":"a","type":"event","ts":${String(t)},"evtName":"Viewed","evtData":{"n":1,"id":18446744073709551615}}
{"identity":"a","type":"event","ts":${String(t + 1)},"evtName":"Viewed","evtData":{"n":2}}
{"objectId":"anon","type":"event","ts":${String(t + 2)},"evtName":"Charged","evtData":{}}
{"identity":""}
{broken
`
  await importInto(cache, [write('samples.jsonl', text), write('Shirts.csv', 'Identity,Name,ImageURL\nx,y,z\n')])
  await runJob('index-search', { cache })
  thread = startStoreThread(cache)
})

afterAll(async () => {
  await thread.close()
})

async function ask<Name extends keyof StoreQuestions>(name: Name, input: StoreQuestions[Name]['input']) {
  return fromJson(await thread.ask(name, input))
}

describe('the store thread answers', () => {
  test('what is in the cache', async () => {
    expect(await ask('samples', {})).toMatchObject({
      ...{ profiles: 3, events: 3, catalogs: [{ name: 'Shirts', items: 1 }], asOf: (t + 2) * 1000, indexed: true },
      imports: [
        { id: 1, file: 'samples.jsonl', rejected: 2 },
        { id: 2, file: 'Shirts.csv' },
      ],
    })
  })

  test('the observed schema', async () => {
    const text = await thread.ask('schema', {})
    expect(text).toContain('Viewed')
    expect(text).toContain('9007199254740993')
  })

  test('profiles by text and by page', async () => {
    const ann = { id: 1, identity: 'a', anonymous: false, name: 'Ann', email: null }
    expect(await ask('profile-search', { text: 'ANN', limit: 5 })).toMatchObject([ann])
    expect(await ask('profile-search', { text: ' ', limit: 5 })).toEqual([])
    expect(await ask('profile-page', { offset: 0, limit: 2 })).toMatchObject({
      total: 3,
      rows: [ann, { identity: 'b' }],
    })
    expect(await ask('profile-page', { offset: 2, limit: 2 })).toMatchObject({
      rows: [{ identity: 'anon', anonymous: true }],
    })
    expect(await ask('profile-page', { offset: 9, limit: 2 })).toMatchObject({ total: 3, rows: [] })
  })

  test('a profile with every digit, and null for one that is not there', async () => {
    expect(await ask('profile-detail', { id: 1 })).toMatchObject({ identity: 'a', identities: ['dev'], events: 2 })
    expect(await thread.ask('profile-detail', { id: 1 })).toContain('"big":9007199254740993,"__proto__":"p"')
    expect(await ask('profile-detail', { id: 99 })).toBeNull()
  })

  test('events newest first, and rejects by line', async () => {
    expect(await ask('event-page', { profile: 1, offset: 0, limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ properties: { n: 2 } }],
    })
    expect(await thread.ask('event-page', { profile: 1, offset: 1, limit: 1 })).toContain('18446744073709551615')
    expect(await ask('rejects', { import: 1, offset: 0, limit: 9 })).toMatchObject({
      total: 2,
      rows: [{ line: 6 }, { line: 7, raw: '{broken' }],
    })
    expect(await ask('rejects', { import: 9, offset: 0, limit: 9 })).toEqual({ total: 0, rows: [] })
  })

  test('a recipient with its occurrences', async () => {
    const question = {
      trigger: { kind: 'live-action', event: 'Viewed', where: [] },
      profileWhere: [],
      aliases: [],
      constant: null,
      events: ['Charged'],
      choice: { kind: 'first' },
      asOf: null,
    } as const
    expect(await ask('recipient', { ...question, nth: 2 })).toMatchObject({
      ...{ profile: 1, name: 'Ann', status: 'ready', reason: null, occurrenceCount: 2, nth: 2 },
      occurrences: [
        { nth: 1, ts: (t + 1) * 1000 },
        { nth: 2, ts: t * 1000 },
      ],
    })
    const other = await ask('recipient', { ...question, choice: { kind: 'profile', id: 2 }, nth: 1 })
    expect(other).toMatchObject({
      profile: 2,
      status: 'skipped',
      occurrences: [],
      reason: expect.stringContaining('no event') as string,
    })
    expect(await ask('recipient', { ...question, choice: { kind: 'profile', id: 99 }, nth: 1 })).toBeNull()
    expect(await ask('recipient', { ...question, asOf: t * 1000, nth: 1 })).toMatchObject({ occurrenceCount: 1 })
  })

  test('many questions at once, each its own', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => ask('profile-detail', { id: (i % 4) + 1 })))
    expect(answers.map((one) => (one as { id: number } | null)?.id ?? null)).toEqual(
      Array.from({ length: 50 }, (_, i) => (i % 4 < 3 ? (i % 4) + 1 : null)),
    )
  })

  test('what another import has changed meanwhile', async () => {
    await importInto(cache, [write('more.jsonl', [{ identity: 'd', type: 'profile', profileData: {} }])])
    expect(await ask('samples', {})).toMatchObject({ profiles: 4, indexed: false })
  })
})

describe('a thread that cannot answer', () => {
  test('rejects with the kind of problem, and answers again when that is gone', async () => {
    const text = startStoreThread(write('text.sqlite', 'no database, and longer than the header of one '.repeat(5)))
    await expect(text.ask('samples', {})).rejects.toMatchObject({ name: 'UserError', kind: 'cache:not-a-cache' })
    await text.close()
  })

  test('rejects what is still waiting when it is closed', async () => {
    const closing = startStoreThread(cache)
    const answer = closing.ask('samples', {})
    await Promise.all([closing.close(), expect(answer).rejects.toThrow('The store thread has ended.')])
  })

  test('makes a cache where there is none, with nothing in it', async () => {
    const fresh = startStoreThread(newCache())
    expect(fromJson(await fresh.ask('samples', {}))).toMatchObject({ profiles: 0, events: 0, imports: [], asOf: 0 })
    await fresh.close()
  })
})
