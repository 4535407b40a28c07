import { afterEach, expect, test } from 'vitest'
import { printDraft } from '#shared/campaign/print-draft'
import { fromJson } from '#shared/json/json-text'
import { printPlan } from '#shared/plan/plan-file'
import type { ProofFigures } from '#shared/proof/panel'
import type { ProofQuestion, ProofQuestions } from '../../../../electron/engine/answers/questions.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { type ProofThread, startProofThread } from '../../../../electron/engine/threads/resident-thread.ts'
import { runJob } from '../../../../electron/engine/threads/run-job.ts'
import { cacheFolder, importInto } from '../cache.ts'
import { fillWorld, visited, worldDraft, worldPlan } from '../proof/worlds.ts'

const { newCache, write } = cacheFolder()
const threads: ProofThread[] = []

afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()))
})

/** A cache with that number of users, and the thread that proofs them. */
function opened(users: number) {
  const cache = newCache()
  const db = openStore(cache, { create: true })
  const properties = (i: number) => (i % 3 === 0 ? {} : { A: `name ${String(i)}`, B: i })
  fillWorld(
    db,
    Array.from({ length: users }, (_, i) => ({
      ...{ identity: `cust-${String(i)}`, properties: properties(i), visits: i % 2 === 0 ? [i] : [] },
    })),
  )
  db.close()
  const thread = startProofThread(cache)
  threads.push(thread)
  const ask = async <Name extends keyof ProofQuestions>(name: Name, input: ProofQuestions[Name]['input']) =>
    fromJson(await thread.ask(name, input))
  const end = async (first: ProofFigures | null) => {
    let figures = first
    while (figures?.done === false) figures = await ask('more', { proof: figures.proof })
    return figures
  }
  return { cache, ask, end }
}

const trigger = { kind: 'live-action', event: visited, where: [] } as const
const question: Omit<ProofQuestion, 'plan'> = {
  ...{ draft: printDraft({ ...worldDraft, trigger }), against: null, asOf: 100_000, everyOccurrence: false },
}

test('the thread says what the command line prints, and grows up to it', async () => {
  const { cache, ask, end } = opened(20_000)
  const against = printDraft(worldDraft)
  const first = await ask('start', { ...question, against })
  expect(first).toMatchObject({ total: 20_000, done: false })
  const last = await end(first)
  const { draft, asOf, everyOccurrence } = question
  const job = { cache, draft, asOf, everyOccurrence, against, mask: false, threads: 1 }
  const { json } = await runJob('proof', job)
  expect(JSON.stringify(last?.json)).toBe(JSON.stringify(json))
  expect(last).toMatchObject({ seen: 20_000, counting: [] })
  expect(last?.grid.map(({ identity, shows }) => ({ identity, shows }))).toEqual(json.personas)
  for (const { identity, profile, nth } of last?.grid ?? []) {
    expect([identity, nth]).toEqual([`cust-${String((profile - 1) / 3)}`, 1])
  }
})

test('another proof, or the end, takes the place of one that is not done', async () => {
  const { ask, end } = opened(20_000)
  const first = await ask('start', question)
  const waiting = ask('more', { proof: first?.proof ?? 0 })
  const other = { ...question, draft: printDraft(worldDraft) }
  const second = await ask('start', other)
  expect(await waiting).toBeNull()
  expect(second?.proof).not.toBe(first?.proof)
  expect(await ask('more', { proof: first?.proof ?? 0 })).toBeNull()
  const more = ask('more', { proof: second?.proof ?? 0 })
  expect(await ask('stop', {})).toBeNull()
  expect(await more).toBeNull()
  // what was known is of use to the next one
  const third = await end(await ask('start', other))
  expect(third).toMatchObject({ done: true, json: { recipients: 20_000 } })
})

test('what was kept of other samples is dropped', async () => {
  const { cache, ask, end } = opened(10)
  expect((await end(await ask('start', question)))?.json.recipients).toBe(5)
  const profile = { identity: 'new', type: 'profile', profileData: { A: 'Mira' } }
  const event = { identity: 'new', type: 'event', evtName: visited, ts: 50, evtData: {} }
  await importInto(cache, [write('more.jsonl', [profile, event])])
  const last = await end(await ask('start', question))
  expect(last?.json.recipients).toBe(6)
})

test('a text that is no draft is refused, and the next one is not', async () => {
  const { ask, end } = opened(10)
  await expect(ask('start', { ...question, draft: '{' })).rejects.toMatchObject({ kind: 'draft:unreadable' })
  await expect(ask('start', { ...question, against: '[]' })).rejects.toMatchObject({ kind: 'draft:unreadable' })
  expect(await end(await ask('start', question))).toMatchObject({ done: true, json: { recipients: 5 } })
})

test('a data plan whose schema cannot be used is told of, and the draft is proofed without it', async () => {
  const { ask, end } = opened(10)
  const [point] = worldPlan.points
  if (point === undefined) throw new Error('no point')
  const broken = { ...worldPlan, points: [{ ...point, definition: { type: 'strnig' } }] }
  const last = await end(await ask('start', { ...question, plan: printPlan(broken) }))
  expect(last).toMatchObject({
    json: { recipients: 5 },
    planTrouble: expect.stringMatching(/cannot be used/) as string,
  })
  expect(last?.json.plan).toBeUndefined()
  const fine = await end(await ask('start', { ...question, plan: printPlan(worldPlan) }))
  expect(fine).toMatchObject({ json: { plan: { id: 'world' } }, planTrouble: null })
})

test('what a draft recommends is told, so that it can be counted', async () => {
  const { ask } = opened(1)
  expect(await ask('recommendations', { draft: question.draft, against: null })).toEqual([])
})
