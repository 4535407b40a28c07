import { expect, test } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { runJob } from '../../../../electron/engine/threads/run-job.ts'
import type { ProofJob } from '../../../../electron/engine/threads/jobs/proof.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { cacheFolder } from '../cache.ts'
import { fillWorld, visited, worldDraft, worldPlan, type WorldUser } from './worlds.ts'

const { newCache } = cacheFolder()
const cache = newCache()
const names = ['Mira', 'Þórdís Guðrún', '', 'a  b', '{{ name }}', 'Ada']
const users = Array.from({ length: 9000 }, (_, i): WorldUser => ({
  identity: `cust-${String(i)}`,
  properties: i % 7 === 0 ? { B: null } : { A: names[i % names.length] ?? '', B: i },
  visits: i % 5 === 0 ? [] : [i % 2000],
}))
const db = openStore(cache, { create: true })
fillWorld(db, users)
db.close()

const fileOf = (draft: object) => JSON.stringify({ galley: 1, ...draft })
const job: ProofJob & { readonly cache: string } = {
  ...{ cache, mask: false, everyOccurrence: false, threads: null, asOf: 1500, plan: worldPlan },
  draft: fileOf({ ...worldDraft, trigger: { kind: 'live-action', event: visited, where: [] } }),
  against: fileOf({ ...initialDraft, pairs: [{ key: 'title', value: 'Hi {{ @Profile - A | default: "you" }}' }] }),
}

test('the proof is the same to the byte with any number of threads', async () => {
  const one = JSON.stringify(await runJob('proof', { ...job, threads: 1 }))
  for (const threads of [2, 3, 7]) {
    expect(JSON.stringify(await runJob('proof', { ...job, threads }))).toBe(one)
  }
  const recipients = users.filter(({ visits }) => visits.some((ts) => ts <= 1500)).length
  const plan = { id: 'world', violations: [{ pair: 'title' }, {}] }
  expect(JSON.parse(one)).toMatchObject({ cancelled: false, json: { recipients, plan } })
})

test('it tells how many users it has looked at, of all', async () => {
  const seen: number[] = []
  await runJob(
    'proof',
    { ...job, threads: 2 },
    {
      onProgress: ({ done, total, unit }) => {
        seen.push(done)
        expect([total, unit]).toEqual([9000, 'users'])
        expect(done).toBeLessThanOrEqual(9000)
      },
    },
  )
  expect(seen.length).toBeGreaterThan(0)
})

test('cancelled, it ends with what it had, and says so', async () => {
  const cancel = new AbortController()
  cancel.abort()
  const result = await runJob('proof', { ...job, threads: 2 }, { signal: cancel.signal })
  expect(result).toMatchObject({ cancelled: true, grid: [], json: { recipients: 0 } })
})

test('each persona stands in the grid with what it gets', async () => {
  const { json, grid } = await runJob('proof', { ...job, threads: 1 })
  expect(grid.map(({ identity, shows }) => ({ identity, shows }))).toEqual(json.personas)
  for (const { skipped, cells } of grid) expect(cells).toHaveLength(skipped === null ? 2 : 0)
  expect(grid.some(({ skipped }) => skipped === 'no-trigger-event')).toBe(true)
})
