import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '#shared/resolve/compile'
import { Branch, law } from '../../law.ts'
import { anyText, templateText } from '../template/arbitrary.ts'
import { anyRecipient, anyRules, anyTemplate, sourceOf } from './arbitrary.ts'
import { interpret } from './plain-interpreter.ts'

const runs = 4000
const messages = fc.tuple(
  fc.array(anyTemplate, { maxLength: 3 }),
  fc.array(anyRecipient, { minLength: 1, maxLength: 3 }),
  anyRules,
)

describe('a compiled message', () => {
  it('says what the plain interpreter says, for any template, recipient and rules', () => {
    law(
      fc.property(messages, ([templates, recipients, rules]) => {
        const message = compile({
          ...rules,
          pairs: templates.map((parts, index) => ({ key: `k${String(index)}`, value: sourceOf(parts) })),
        })
        for (const recipient of recipients) {
          const plain = templates.map((parts) => interpret(parts, recipient, rules))
          const resolved = message.resolve(recipient)
          expect(
            resolved.map(({ pieces }) => pieces.map(({ text, from, missing }) => ({ text, from, missing }))),
          ).toEqual(plain)
          expect(message.texts(recipient)).toEqual(plain.map((pieces) => pieces.map(({ text }) => text).join('')))
        }
      }),
      { runs: runs },
    )
  })

  it('has the same texts with and without provenance, and twice', () => {
    law(
      fc.property(
        fc.tuple(fc.array(templateText, { maxLength: 4 }), anyRecipient, anyRules),
        ([values, recipient, rules]) => {
          const message = compile({ ...rules, pairs: values.map((value) => ({ key: 'k', value })) })
          const texts = message.texts(recipient)
          expect(message.resolve(recipient).map(({ text }) => text)).toEqual(texts)
          expect(message.texts(recipient)).toEqual(texts)
        },
      ),
    )
  })

  it('has pieces that make up its texts, and whose spans cover the template', () => {
    const empty = new Branch('an empty piece')
    const byDefault = new Branch('a default')
    law(
      fc.property(
        fc.tuple(fc.array(templateText, { maxLength: 4 }), anyRecipient, anyRules),
        ([values, recipient, rules]) => {
          const resolved = compile({ ...rules, pairs: values.map((value) => ({ key: 'k', value })) }).resolve(recipient)
          for (const [index, { text, pieces }] of resolved.entries()) {
            const value = values[index] ?? ''
            expect(pieces.map((piece) => piece.text).join('')).toBe(text)
            expect(pieces.map(({ span }) => value.slice(span.start, span.end)).join('')).toBe(value)
            for (const { from, text: piece, span, token, source, missing } of pieces) {
              if (from === 'text')
                expect([piece, token, source, missing]).toEqual([value.slice(span.start, span.end), null, null, null])
              else expect(token !== null && source !== null).toBe(true)
              if (from === 'empty') {
                empty.reach()
                expect([piece, missing !== null]).toEqual(['', true])
              }
              if (from === 'default') {
                byDefault.reach()
                expect(missing).not.toBeNull()
              }
            }
          }
        },
      ),
      { reaches: [empty, byDefault] },
    )
  })

  it('leaves text without tokens as it is', () => {
    law(
      fc.property(
        fc.tuple(
          anyText.map((text) => text.replace(/[{@$]/g, '')),
          anyRecipient,
          anyRules,
        ),
        ([value, recipient, rules]) => {
          expect(compile({ ...rules, pairs: [{ key: 'k', value }] }).texts(recipient)).toEqual([value])
        },
      ),
    )
  })

  it('changes nothing in the recipient', () => {
    law(
      fc.property(messages, ([templates, recipients, rules]) => {
        const message = compile({ ...rules, pairs: templates.map((parts) => ({ key: 'k', value: sourceOf(parts) })) })
        const before = JSON.stringify(recipients)
        for (const recipient of recipients) message.resolve(recipient)
        expect(JSON.stringify(recipients)).toBe(before)
      }),
      { runs: 300 },
    )
  })
})
