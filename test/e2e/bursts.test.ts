import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { samplesAreIn } from './window-steps.ts'

test('answers others while a burst of requests waits, and the burst to its end', async ({ window: page }) => {
  await samplesAreIn(page)
  for (const name of ['profile:search', 'draft:open', 'recipient:find'] as const) {
    const [answered, total] = await page.evaluate(async (name) => {
      const [draft] = await api.ask('draft:list')
      const rules = { trigger: null, profileWhere: [], aliases: [], constant: null, recommendations: [] }
      const inputs = {
        'profile:search': { text: 'a', limit: 50 },
        'draft:open': { id: draft?.id ?? '' },
        'recipient:find': { ...rules, events: [], choice: { kind: 'first' }, nth: 1, asOf: null },
      } as const
      let answered = 0
      const loose = api as unknown as { ask(name: string, input: unknown): Promise<unknown> }
      const burst = Array.from({ length: 10_000 }, () => loose.ask(name, inputs[name]).then(() => answered++))
      await api.ask('app:about')
      const before = answered
      await Promise.all(burst)
      return [before, answered]
    }, name)
    expect(answered, name).toBeLessThan(9_000)
    expect(total, name).toBe(10_000)
  }
})
