import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '#shared/template/parse'
import { parseAgain, parseAnew } from '#shared/template/parse-again'
import type { Parsed } from '#shared/template/parsed'
import { Branch, law } from '../../law.ts'
import { templateText } from './arbitrary.ts'

/** Text over which the end of something that was opened is looked for. */
const run = fc
  .tuple(
    fc.constantFrom(
      'x',
      'some words ',
      ' ',
      '{{ @Profile - Name }} ',
      '@Profile - Name | default: "x" ',
      "it's ",
      '😀\n',
    ),
    fc.oneof(fc.nat(80), fc.integer({ min: 2_000, max: 6_000 })),
  )
  .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length)))

const opening = fc.constantFrom(
  ...[
    '{{ @Profile - Name | default: "',
    "{{ @Profile - Name | default: '",
    '{{ @"',
    "{{ @'",
    '{{ @Profile - "',
    '{{ @',
  ],
  ...[
    '{{ @Profile - Name | ',
    '{{ @Profile - Name',
    '{{ @Profile - ',
    '{{ @Profile',
    '{{ @Recommendation "',
    '{{',
    '{%',
  ],
  ...['{{ @Profile - Name | default: "x"', '{{ @Profile - Name | default: x', '{{ @Profile - Name | lower', '{{ @"a"'],
  ...['@Profile - Name | default: "', '$replacement$', '$replacement$##w:Tier[', '{{ @Profile City | default: "'],
)
const closing = fc.constantFrom(
  ...['" }}', "' }}", '"', "'", '}}', '%}', ' - City', '" - City }}', '|', '\n', ']$/replacement$', '{{', ''],
)

const longText = fc
  .array(fc.tuple(run, opening, fc.constantFrom('', '\n', ' '), run, closing), { minLength: 1, maxLength: 3 })
  .chain((parts) => templateText.map((end) => [...parts.flat(), end].join('')))

/** Where an edit begins, as a share of the text, how much it takes away, and what it puts there. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  takes: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(3_000)),
  text: fc.oneof(
    { weight: 4, arbitrary: closing },
    { weight: 1, arbitrary: opening },
    { weight: 1, arbitrary: templateText },
  ),
})

function edited(source: string, { at, takes, text }: { at: number; takes: number; text: string }): string {
  const start = Math.floor(at * source.length)
  return source.slice(0, start) + text + source.slice(start + takes)
}

function again(source: string, before: Parsed): Parsed {
  const steps = parseAgain(source, before)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

describe('parsing again after edits', () => {
  it('comes to what parsing the whole text comes to, for any text and any edits', () => {
    const sharing = new Branch('chunks that were kept')
    const moving = new Branch('chunks that have moved')
    law(
      fc.property(longText, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let source = text
        let parsed = parseAnew(source)
        for (const one of edits) {
          source = edited(source, one)
          const before = parsed
          parsed = again(source, before)
          const anew = parseAnew(source)
          expect(parsed.nodes).toEqual(anew.nodes)
          expect(parsed.diagnostics).toEqual(anew.diagnostics)
          if (parsed.chunks.some((chunk) => before.chunks.includes(chunk))) sharing.reach()
          if (parsed.chunks.some((_, index) => parsed.moved(index) !== 0)) moving.reach()
        }
      }),
      { reaches: [sharing, moving] },
    )
  })

  it('finds within a span what the whole text has there', () => {
    law(
      fc.property(longText, edit, fc.nat(9_000), fc.nat(400), (text, one, start, length) => {
        const parsed = again(edited(text, one), parseAnew(text))
        const span = { start, end: start + length }
        const touches = ({
          span: { start, end },
        }: {
          readonly span: { readonly start: number; readonly end: number }
        }) => start <= span.end && end >= span.start
        expect(parsed.tokensWithin(span)).toEqual(parsed.nodes.filter((node) => node.kind === 'token' && touches(node)))
        expect(parsed.diagnosticsWithin(span)).toEqual(parsed.diagnostics.filter(touches))
      }),
    )
  })
})

describe('a key in a long template', () => {
  const token = '{{ @Profile - Name | default: "friend" }} '
  const texts = { tokens: token.repeat(25_000), text: 'Some words of a letter. '.repeat(40_000) }

  it.each(Object.entries(texts))('has only what is around it read again, in %s', (_, text) => {
    for (const at of [0, 1, 400_003, text.length]) {
      const before = parse(text)
      const after = parse(`${text.slice(0, at)}x${text.slice(at)}`)
      const known = new Set(before.chunks)
      expect(after.chunks.filter((chunk) => !known.has(chunk)).length).toBeLessThanOrEqual(3)
      expect(after.chunks.reduce((sum, { length }) => sum + length, 0)).toBe(text.length + 1)
    }
  })

  it('leaves no more chunks than the text is long for, however often and wherever one types', () => {
    let source = token.repeat(2_000)
    let parsed = parseAnew(source)
    for (let i = 0; i < 3_000; i++) {
      const at = (i * 7_919) % source.length
      source = i % 3 === 2 ? source.slice(0, at) + source.slice(at + 40) : `${source.slice(0, at)}x${source.slice(at)}`
      parsed = again(source, parsed)
    }
    expect(parsed.chunks.length).toBeLessThanOrEqual(Math.ceil(source.length / 500) + 1)
  })
})
