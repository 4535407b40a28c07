import { expect, test } from 'vitest'
import { check } from '#shared/check/check'
import { applyAll } from '#shared/check/fix'
import { expectLinear } from '../../linear.ts'
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
  expectLinear(20_000, (length) => {
    const draft = draftOf(mark.repeat(Math.ceil(length / mark.length)))
    return () => check(draft, schema)
  })
})

test('ten thousand faults are mended at once', () => {
  const draft = draftOf('{{ @Profile - Ctiy }}, '.repeat(10_000))
  expect(applyAll(draft, check(draft, schema)).pairs[0]?.value).toBe('{{ @Profile - City }}, '.repeat(10_000))
})
