import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversion } from '#shared/template/clevertap-spelling'
import type { Diagnostic, TextFix } from '#shared/template/diagnostic'
import type { Node } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { label, print } from '#shared/template/print'
import type { Span } from '#shared/template/span'
import { Branch, law } from '../../law.ts'
import { anyText, anyToken, templateText } from './arbitrary.ts'

const sliced = (source: string, { start, end }: Span) => source.slice(start, end)
const inside = (inner: Span, outer: Span) =>
  inner.start >= outer.start && inner.start <= inner.end && inner.end <= outer.end
const tokens = (nodes: readonly Node[]) => nodes.filter((node) => node.kind === 'token')

/** Everything there is to say about a text, offers to convert CleverTap's spellings included. */
function complaints(source: string): Diagnostic[] {
  const { nodes, diagnostics } = parse(source)
  return [
    ...diagnostics,
    ...tokens(nodes)
      .filter(({ spelling }) => spelling !== 'galley')
      .map(conversion),
  ]
}

function apply(source: string, { edits }: TextFix): string {
  return edits.reduceRight(
    (text, { span, text: put }) => text.slice(0, span.start) + put + text.slice(span.end),
    source,
  )
}

describe('parse, for any text', () => {
  it('drops no character: the nodes, in order, are the source', () => {
    law(
      fc.property(templateText, (source) => {
        const { nodes } = parse(source)
        expect(nodes.map(({ span }) => sliced(source, span)).join('')).toBe(source)
        let at = 0
        for (const { span } of nodes) {
          expect(span.start).toBe(at)
          expect(span.end).toBeGreaterThan(span.start)
          at = span.end
        }
        expect(at).toBe(source.length)
      }),
    )
  })

  it('keeps two texts apart by a token', () => {
    law(
      fc.property(templateText, (source) => {
        const kinds = parse(source).nodes.map(({ kind }) => kind)
        expect(kinds.some((kind, index) => kind === 'text' && kinds[index + 1] === 'text')).toBe(false)
      }),
    )
  })

  it('has the parts of a token inside the token and in order', () => {
    const pasted = new Branch('a spelling that is not the stored one')
    const defaulted = new Branch('a default')
    law(
      fc.property(templateText, (source) => {
        for (const { span, spelling, sourceSpan, fieldSpan, defaultSpan } of tokens(parse(source).nodes)) {
          expect(inside(sourceSpan, span)).toBe(true)
          expect(inside(fieldSpan, span)).toBe(true)
          if (spelling !== 'stored') {
            pasted.reach()
            expect(fieldSpan.start).toBeGreaterThan(sourceSpan.end)
          }
          if (defaultSpan === null) continue
          defaulted.reach()
          expect(inside(defaultSpan, span)).toBe(true)
          expect(defaultSpan.start).toBeGreaterThan(fieldSpan.end)
        }
      }),
      { reaches: [pasted, defaulted] },
    )
  })

  it('puts its diagnostics in order, over text, without overlap', () => {
    law(
      fc.property(templateText, (source) => {
        const { nodes, diagnostics } = parse(source)
        let end = 0
        for (const { span, message } of diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(source.length)
          expect(message).toMatch(/\.$/)
          expect(tokens(nodes).every((node) => node.span.end <= span.start || node.span.start >= span.end)).toBe(true)
          end = span.end
        }
      }),
    )
  })

  it('reads what it has read again in the same way when it stands alone', () => {
    law(
      fc.property(templateText, (source) => {
        for (const node of tokens(parse(source).nodes)) {
          const [again, ...more] = parse(sliced(source, node.span)).nodes
          expect(more).toEqual([])
          expect(again).toMatchObject({ kind: 'token', token: node.token, spelling: node.spelling })
        }
      }),
    )
  })
})

describe('a fix', () => {
  it('leaves a text in which its diagnostic is gone', () => {
    const fixed = new Branch('a fix')
    law(
      fc.property(templateText, (source) => {
        for (const { code, span, fixes } of complaints(source)) {
          for (const fix of fixes) {
            fixed.reach()
            const left = complaints(apply(source, fix)).filter(
              (other) => other.code === code && other.span.start === span.start,
            )
            expect(left, `${JSON.stringify(source)} → ${JSON.stringify(apply(source, fix))}`).toEqual([])
          }
        }
      }),
      { reaches: [fixed] },
    )
  })

  it('leaves a token where only one thing was wrong', () => {
    const fixable = new Branch('a fix')
    const plain = fc.stringMatching(/^[\p{L} .,]*$/u)
    law(
      fc.property(fc.tuple(plain, templateText, plain), ([before, middle, after]) => {
        const source = before + middle + after
        const [only, ...others] = complaints(source)
        fc.pre(only !== undefined && others.length === 0)
        for (const fix of only.fixes) {
          fixable.reach()
          const fixed = apply(source, fix)
          expect(complaints(fixed), `${JSON.stringify(source)} → ${JSON.stringify(fixed)}`).toEqual([])
          const starts = tokens(parse(fixed).nodes).map(({ span }) => span.start)
          expect(starts).toContain(only.span.start)
        }
      }),
      { reaches: [fixable] },
    )
  })

  it('has edits in order and inside the text', () => {
    law(
      fc.property(templateText, (source) => {
        for (const { edits } of complaints(source).flatMap(({ fixes }) => fixes)) {
          let end = 0
          for (const { span } of edits) {
            expect(span.start).toBeGreaterThanOrEqual(end)
            expect(span.end).toBeLessThanOrEqual(source.length)
            end = span.end
          }
        }
      }),
    )
  })
})

/** Words of three letters and more, which no syntax adds or takes away but the ones given. */
const words = (text: string): readonly string[] =>
  text.replace(/\b(?:default|Profile)\b/g, '').match(/\p{L}{3,}/gu) ?? []

describe('a fix of a token in the middle of a sentence', () => {
  it('removes no word', () => {
    const prose = fc.constantFrom(
      ' and more',
      ' welcome',
      '} see you',
      '}} soon',
      ' ',
      '"',
      ' {{ @Event - name }}',
      ' "quoted" ',
      '\n',
    )
    const broken = fc.constantFrom(
      '{{ @Profile - City',
      '{{ @Profile - "City"',
      '{{ @Profile City',
      '{{ @City',
      '{{ @Event - place | default',
      '{{ @Event - place | default: there',
      '{{ @Event - place | default: "there"',
      '{{ @Event - place | default "there"',
      '{{ @Event - place | default: “there”',
      '@Profile - Name | default: "there"',
    )
    law(
      fc.property(fc.array(fc.oneof(prose, broken), { maxLength: 6 }), (parts) => {
        const source = parts.join('')
        for (const fix of complaints(source).flatMap(({ fixes }) => fixes)) {
          const fixed = words(apply(source, fix))
          expect(
            words(source).filter((word) => !fixed.includes(word)),
            `${JSON.stringify(source)} → ${JSON.stringify(apply(source, fix))}`,
          ).toEqual([])
        }
      }),
    )
  })
})

describe('print', () => {
  it('is read back as the same token, whatever its names and default hold', () => {
    law(
      fc.property(anyToken, (token) => {
        const text = print(token)
        const { nodes, diagnostics } = parse(text)
        expect(diagnostics).toEqual([])
        expect(nodes, text).toHaveLength(1)
        expect(nodes[0], text).toMatchObject({
          kind: 'token',
          spelling: 'galley',
          token,
          span: { start: 0, end: text.length },
        })
      }),
    )
  })

  it('is read back between other tokens and text too', () => {
    const text = fc.oneof(
      fc.stringMatching(/^[\p{L}\p{N} .,!?<>&;:/-]*$/u),
      anyText.map((some) => some.replace(/[{@$]/g, '')),
    )
    law(
      fc.property(fc.array(fc.oneof(text, anyToken), { maxLength: 8 }), (parts) => {
        const source = parts.map((part) => (typeof part === 'string' ? part : print(part))).join('')
        const { nodes, diagnostics } = parse(source)
        expect(diagnostics).toEqual([])
        expect(tokens(nodes).map(({ token }) => token)).toEqual(parts.filter((part) => typeof part !== 'string'))
      }),
    )
  })

  it('gives the canonical spelling of everything that was read: printing that again changes nothing', () => {
    law(
      fc.property(templateText, (source) => {
        for (const { token } of tokens(parse(source).nodes)) {
          const [again] = tokens(parse(print(token)).nodes)
          expect(again && print(again.token)).toBe(print(token))
        }
      }),
    )
  })

  it('has a label for every token', () => {
    law(
      fc.property(anyToken, (token) => {
        expect(label(token)).toContain(` - ${token.field}`)
      }),
    )
  })
})
