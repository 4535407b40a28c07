import fc from 'fast-check'
import { expect, it } from 'vitest'
import { missingKinds } from '#shared/sample/missing'
import { compile } from '#shared/resolve/compile'
import { missingOf, outcomeCount, outcomeOf, outcomeSources, sourceOf } from '#shared/resolve/outcome'
import { law } from '../../law.ts'
import { anyRecipient, anyRules, anyTemplate, sourceOf as templateOf } from './arbitrary.ts'

const messages = fc.tuple(
  fc.array(anyTemplate, { maxLength: 4 }),
  fc.array(anyRecipient, { minLength: 1, maxLength: 3 }),
  anyRules,
)

it('agrees with the pieces, text by text and token by token, whatever stood in the array before', () => {
  law(
    fc.property(messages, ([templates, recipients, rules]) => {
      const message = compile({ ...rules, pairs: templates.map((parts) => ({ key: 'k', value: templateOf(parts) })) })
      const outcomes = new Uint8Array(message.tokens.length).fill(255)
      for (const recipient of recipients) {
        const texts = message.outcomes(recipient, outcomes)
        const resolved = message.resolve(recipient)
        const pieces = resolved.flatMap((pair, index) => pair.pieces.map((piece) => ({ ...piece, pair: index })))
        const tokens = pieces.filter(({ from }) => from !== 'text')
        expect(texts).toEqual(resolved.map(({ text }) => text))
        expect(message.tokens).toEqual(tokens.map(({ pair, token }) => ({ pair, text: token })))
        expect([...outcomes].map((outcome) => [sourceOf(outcome), missingOf(outcome)])).toEqual(
          tokens.map(({ from, missing }) => [from, missing]),
        )
      }
    }),
    { runs: 3000 },
  )
})

it('is one of a few numbers, each for one source and one kind of missing', () => {
  const all = outcomeSources.flatMap((from) => [null, ...missingKinds].map((missing) => [from, missing] as const))
  const numbers = all.map(([from, missing]) => outcomeOf(from, missing))
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: outcomeCount }, (_, i) => i))
  expect(numbers.map((outcome) => [sourceOf(outcome), missingOf(outcome)])).toEqual(all)
  expect(outcomeOf('value', null)).toBe(0)
  expect(outcomeCount).toBeLessThanOrEqual(256)
})
