import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AssistWorld } from '#shared/assist/completion'
import { completions } from '#shared/assist/completions'
import { hover } from '#shared/assist/hover'
import { rename } from '#shared/assist/rename'
import { usages } from '#shared/assist/usages'
import { applyFix } from '#shared/check/fix'
import { parse } from '#shared/template/parse'
import { Branch, law } from '../../law.ts'
import { anyDraft, anyName, anySchema, anyTemplate } from '../check/arbitrary.ts'
import { world } from './world.ts'

const anyWorld: fc.Arbitrary<AssistWorld> = fc
  .record({ schema: anySchema, draft: anyDraft })
  .map(({ schema, draft }) => ({ schema, draft, recipient: world.recipient }))

test('completions and hover never throw, at any offset of any text, and stay inside it', () => {
  law(
    fc.property(anyTemplate, anyWorld, (source, within) => {
      for (let offset = 0; offset <= source.length; offset++) {
        const { span, items, total } = completions(source, offset, within)
        expect(0 <= span.start && span.start <= offset && offset <= span.end && span.end <= source.length).toBe(true)
        expect(items.length).toBeLessThanOrEqual(total)
        hover(source, offset, within)
      }
    }),
    { runs: 150 },
  )
})

test('every completion of a name inserts one token, with its default selected', () => {
  const offered = new Branch('a completion of a name')
  law(
    fc.property(anyName, anyWorld, (typed, within) => {
      for (const { insertText, defaultSpan, group } of completions(`{{ @${typed}`, typed.length + 4, within).items) {
        if (group === 'Default') continue
        offered.reach()
        const nodes = parse(insertText).nodes
        expect(nodes.map(({ kind }) => kind)).toEqual(['token'])
        expect(nodes[0]?.kind === 'token' && nodes[0].defaultSpan).toEqual(defaultSpan)
      }
    }),
    { runs: 400, reaches: [offered] },
  )
})

test('after a rename the old name is used nowhere', () => {
  const scope = fc.oneof(
    fc.constant({ kind: 'profile' } as const),
    anyName.map((name) => ({ kind: 'event', name }) as const),
  )
  law(
    fc.property(anyDraft, scope, anyName, anyName, (draft, where, from, to) => {
      fc.pre(from !== to)
      const renamed = applyFix(draft, rename(draft, { scope: where, from, to }))
      expect(usages(renamed, where, from)).toEqual([])
    }),
    { runs: 400 },
  )
})
