import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '#shared/resolve/compile'
import { EditingCompiler } from '#shared/resolve/editing-compiler'
import { LongPair, piecesInOrder, textLength } from '#shared/resolve/long-pair'
import { Branch, law } from '../../law.ts'
import { templateText } from '../template/arbitrary.ts'
import { anyRecipient, anyRules } from './arbitrary.ts'

/** Long enough for several chunks. */
const longTemplate = fc
  .tuple(fc.array(templateText, { maxLength: 6 }), fc.integer({ min: 1, max: 9_000 }), templateText)
  .map(([parts, length, end]) => {
    const piece = `${parts.join('')} {{ @Profile - City | default: "x" }} some text `
    return piece.repeat(Math.ceil(length / piece.length)) + end
  })
const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(60), templateText)

describe('a compiler of a draft that is edited', () => {
  it('says what a fresh one says, after any edits of a long template', () => {
    const long = new Branch('a pair in several groups')
    law(
      fc.property(
        fc.tuple(longTemplate, fc.array(edit, { maxLength: 4 }), anyRecipient, anyRules),
        ([text, edits, recipient, rules]) => {
          const compiler = new EditingCompiler()
          let value = text
          for (const [at, takes, put] of [[0, 0, ''] as const, ...edits]) {
            const start = Math.floor(at * value.length)
            value = value.slice(0, start) + put + value.slice(start + takes)
            const draft = { ...rules, pairs: [{ key: 'k', value }] }
            const message = compiler.compile(draft)
            const plain = compile(draft)
            const [pair] = message.resolve(recipient)
            const [expected] = plain.resolve(recipient)
            if (pair === undefined || expected === undefined) throw new Error('A draft with a pair has one resolved.')
            if (pair instanceof LongPair) long.reach()
            expect([...piecesInOrder(pair)]).toEqual(expected.pieces)
            expect({ key: pair.key, text: pair.text, pieces: pair.pieces }).toEqual(expected)
            expect(textLength(pair)).toBe(expected.text.length)
            expect(message.texts(recipient)).toEqual(plain.texts(recipient))
            expect(message.events).toEqual(plain.events)
          }
        },
      ),
      { runs: 300, reaches: [long] },
    )
  })

  it('has a long text at hand once it is prepared, and after each key then', () => {
    const text = '{{ @Profile - Name | default: "at hand" }} '.repeat(3_000)
    const draftOf = (value: string) => ({
      ...({ missing: [], timeZone: 'UTC', format: { month: 'short', listSeparator: ', ' }, constant: null } as const),
      pairs: [{ key: 'k', value }],
    })
    const compiler = new EditingCompiler()
    expect(compiler.isAtHand(draftOf(text))).toBe(false)
    expect([...compiler.prepare(draftOf(text))].length).toBeGreaterThan(100)
    expect(compiler.isAtHand(draftOf(text))).toBe(true)
    expect(compiler.isAtHand(draftOf(`x${text}`))).toBe(true)
    expect(compiler.isAtHand(draftOf(`${text}${'another {{ @Profile - City }} '.repeat(3_000)}`))).toBe(false)
  })
})
