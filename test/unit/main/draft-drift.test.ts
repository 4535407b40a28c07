import { expect, test, vi } from 'vitest'
import { printDraft } from '#shared/campaign/print-draft'
import type { DraftDrift } from '#shared/proof/drift'
import { DraftDrifts } from '../../../electron/main/samples/draft-drift.ts'
import { RunningJobs } from '../../../electron/main/samples/running-jobs.ts'
import { cacheFolder, importInto } from '../engine/cache.ts'
import { worldDraft } from '../engine/proof/worlds.ts'

const { newCache, write } = cacheFolder()
const greeting = { ...worldDraft, name: 'Greeting', pairs: [{ key: 'title', value: 'Hi {{ @Profile - Name }}' }] }
const plain = { ...worldDraft, name: 'Plain', pairs: [{ key: 'title', value: 'Hi' }], profileWhere: [] }
const texts = [greeting, plain].map((draft, index) => ({ id: `d-${String(index)}`, text: printDraft(draft) }))

const user = (identity: string, properties: object) =>
  `${JSON.stringify({ identity, type: 'profile', profileData: properties })}\n`

async function watched(first: string) {
  const cache = newCache()
  await importInto(cache, [write('first.jsonl', first)])
  const told: (readonly DraftDrift[])[] = []
  const drifts = new DraftDrifts({
    cache: { path: cache, isClosed: false },
    counting: { want: () => Promise.resolve() },
    jobs: new RunningJobs(),
    drafts: () => Promise.resolve(texts),
    tell: (drifted) => told.push(drifted),
  })
  const add = (name: string, text: string, after: Promise<unknown> = Promise.resolve()) =>
    drifts.around(async () => {
      await after
      return importInto(cache, [write(name, text)])
    })
  return { add, told }
}

test('tells once what an import changes, of the drafts that it changes', async () => {
  const { add, told } = await watched(user('a', { Name: 'Astrid' }) + user('b', { Name: 'Bo' }))
  await add('second.jsonl', user('a', { Name: 'Astrid' }) + user('b', { Name: '', Tier: 'Gold' }))
  await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 60_000 })
  expect(told[0]).toEqual([
    {
      id: 'd-0',
      name: 'Greeting',
      before: { recipients: 2, coverage: 100, pairs: [{ key: 'title', empty: 0 }] },
      after: { recipients: 2, coverage: 50, pairs: [{ key: 'title', empty: 1 }] },
    },
  ])
})

test('tells of imports that overlap as of one', async () => {
  const { add, told } = await watched(user('a', { Name: 'Astrid' }))
  const second = add('second.jsonl', user('b', {}))
  await add('third.jsonl', user('c', { Name: 'Cy' }), second)
  await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 60_000 })
  expect(told[0]?.map(({ name, before, after }) => [name, before.recipients, after.recipients])).toEqual([
    ['Greeting', 1, 3],
    ['Plain', 1, 3],
  ])
})
