import { expect, test } from 'vitest'
import { rulesOf } from '#shared/audience/rules-of'
import { initialDraft } from '#shared/campaign/initial'

test('the rules of a draft are who gets its message, and nothing that a value or a name changes', () => {
  const rules = rulesOf(initialDraft)
  expect(Object.keys(rules)).toEqual(['trigger', 'profileWhere', 'aliases', 'constant', 'recommendations'])
  const renamed = { ...initialDraft, name: 'Other', pairs: [{ key: 'title', value: 'Hi' }] }
  expect(JSON.stringify(rulesOf(renamed))).toBe(JSON.stringify(rules))
})

test('the rules of a draft change with who gets its message', () => {
  const conditioned = { ...initialDraft, profileWhere: [{ property: 'City', is: 'exists' as const }] }
  expect(rulesOf(conditioned)).not.toEqual(rulesOf(initialDraft))
})
