import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check, checkInSteps } from '#shared/check/check'
import { applyAll } from '#shared/check/fix'
import { fixAllInSteps } from '#shared/check/fix-all'
import { fixAll } from './fix-all-now.ts'
import { law } from '../../law.ts'
import { draftOf } from './draft.ts'
import { schema } from './world.ts'

const checkAgain = (draft: Parameters<typeof check>[0]) => check(draft, schema)

describe('fixAll', () => {
  test('goes on with what the first fixes bring to light', () => {
    // the quotes hide the name that no sample has
    const draft = draftOf('{{ @Profile - Citty | default: “x” }}')
    const once = applyAll(draft, checkAgain(draft))
    const { draft: fixed, fixed: count } = fixAll(draft, checkAgain)
    expect(once.pairs[0]?.value).toContain('Citty')
    expect(fixed.pairs[0]?.value).toBe('{{ @Profile - City | default: "x" }}')
    expect(count).toBe(2)
  })

  test('leaves a draft alone in which nothing can be fixed', () => {
    const draft = draftOf('Hello')
    expect(fixAll(draft, checkAgain)).toEqual({ draft, fixed: 0 })
  })

  test('takes a step after some findings, so that a large draft is fixed between other work', () => {
    const broken = draftOf('{{ @Profile - Citty | default: “x” }}')
    const pairs = Array.from({ length: 2_000 }, (_, n) => ({
      key: `key ${String(n)}`,
      value: broken.pairs[0]?.value ?? '',
    }))
    const steps = fixAllInSteps({ ...broken, pairs }, (draft) => checkInSteps(draft, schema))
    let count = 1
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) count++
    expect(step.value.fixed).toBe(4_000)
    expect(count).toBeGreaterThan(20)
  })

  test('leaves nothing that another round would fix, unless fixes only take each other back', () => {
    const piece = fc.constantFrom(
      '{{ @Profile - Citty }}',
      '@Profile - City',
      '“',
      '{{name}}',
      '{{ @Profile - city | default: ’x’ }}',
      ' ',
    )
    law(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const { draft } = fixAll(draftOf(pieces.join('')), checkAgain)
        expect(fixAll(draft, checkAgain).fixed).toBe(0)
      }),
    )
  })
})
