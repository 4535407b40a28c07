import fc from 'fast-check'
import { expect, test } from 'vitest'
import { funnelOf, funnelSteps, stepOf } from '#shared/audience/funnel'
import { initialDraft } from '#shared/campaign/initial'
import { law } from '../../law.ts'

const reasons = fc.dictionary(
  fc.constantFrom('profile-conditions', 'waiting', 'stopped', 'did-not-do', 'no-last-action', '__proto__x'),
  fc.nat({ max: 9 }),
)

test('every profile that drops out does so at one step, and the rest is left behind the last', () => {
  law(
    fc.property(reasons, fc.nat({ max: 20 }), (counts, people) => {
      const lost = Object.values(counts).reduce((sum, count) => sum + count, 0)
      const rows = funnelOf({ seen: lost + people, reasons: counts }, initialDraft)
      expect(rows.reduce((sum, row) => sum + row.lost, 0)).toBe(lost)
      expect(rows.at(-1)?.left ?? people).toBe(people)
      expect(rows.map(({ step }) => funnelSteps.indexOf(step))).toEqual(
        rows.map(({ step }) => funnelSteps.indexOf(step)).toSorted((a, b) => a - b),
      )
      expect(rows.every(({ lost: count }) => count > 0)).toBe(true)
    }),
  )
})

test('shows the steps that a draft has, also before any user drops out', () => {
  const trigger = {
    kind: 'live-inaction',
    did: { event: 'A', where: [] },
    didNot: { event: 'B', where: [] },
    withinMinutes: 1,
  } as const
  const steps = funnelOf({ seen: 0, reasons: {} }, { trigger, profileWhere: [], constant: 'Product' })
  expect(steps.map(({ step }) => step)).toEqual(['did', 'value', 'waited', 'not-stopped'])
  expect(stepOf('a reason of another day')).toBe('item')
  const recommending = { trigger: null, profileWhere: [], constant: null, recommendations: [{}] }
  expect(funnelOf({ seen: 9, reasons: { 'no-related-items': 4 } }, recommending)).toEqual([
    { step: 'item', left: 5, lost: 4, reasons: ['no-related-items'] },
  ])
  expect(funnelOf({ seen: 9, reasons: {} }, recommending)).toMatchObject([{ step: 'item', left: 9, lost: 0 }])
})
