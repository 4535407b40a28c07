import { expect, test } from 'vitest'
import { check } from '#shared/check/check'
import { applyAll } from '#shared/check/fix'
import { draftOf } from './draft.ts'
import { schema } from './world.ts'

test.each([
  '{{',
  '{{x}}',
  '%%x%%',
  '[[a',
  '[[a ',
  '@Profile - City ',
  '{ @Profile - City }',
  '{%',
  '*|',
  '<%=',
  '${a',
  '{{ @Profile - Ctiy }}',
  '$replacement$',
  '“',
])('a value full of %j is checked in time linear in its length', (mark) => {
  const short = timeOf(mark.repeat(Math.ceil(20_000 / mark.length)))
  const long = timeOf(mark.repeat(Math.ceil(160_000 / mark.length)))
  expect(long).toBeLessThan(Math.max(short * 40, 1500))
})

function timeOf(value: string): number {
  const draft = draftOf(value)
  const start = performance.now()
  check(draft, schema)
  return performance.now() - start
}

test('ten thousand faults are mended at once', () => {
  const draft = draftOf('{{ @Profile - Ctiy }}, '.repeat(10_000))
  expect(applyAll(draft, check(draft, schema)).pairs[0]?.value).toBe('{{ @Profile - City }}, '.repeat(10_000))
})
