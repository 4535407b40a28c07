import { describe, expect, it } from 'vitest'
import { parse } from '#shared/template/parse'

const length = 400_000
const filled = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Each would take minutes if reading it cost more than a constant a character. */
const pieces = [
  '{',
  '}',
  '{{',
  '{{ ',
  '}}',
  '{%',
  '{% {{',
  '%}',
  '@',
  '@@ ',
  '$',
  '$replacement$',
  '$replacement$x',
  '$replacement$##w:',
  '$/replacement$',
  '$replacement$##w:a[',
  '$replacement$##w:a[]',
  ']',
  '"',
  "'",
  '\\',
  '\\"',
  '{{ @',
  '{{@',
  '{{ @a',
  '{{ @"',
  "{{ @'",
  '{{ @"\'',
  '{{ @a -',
  '{{ @a - ',
  '{{ @a - "',
  '{{ @a - b | ',
  '{{ @a - b | default',
  '{{ @a - b | default: ',
  '{{ @a - b | default: "',
  '{{ @a - b | default: "\\',
  '{{ @a - b | default: \'"',
  '{{ @a - b | default: “',
  '{{ @a - b | default: x',
  '{{ @a - b }}',
  '{{ @Recommendation "',
  "{{ @Recommendation '",
  '@a - b | default: "',
  "@a - b | default: '",
  '@a - b | default: "\\',
  '@a - b | ',
  '@a - ',
  'a - ',
  'a-',
  ' ',
  '\n',
  '\u00a0',
  '|',
  '{{ @a\n',
  '{{ @a - b | default: "\n',
  '\ud800',
  '👩🏽‍🚀',
  '{{ @Constant #',
  '{{ x ',
  '{{ x }}',
]

/** A beginning that is looked at again and again, or never closed, before what is repeated. */
const heads = ['', '{{ @a - b | default: "', '{%', '$replacement$##w:a[', '@a - b | default: "']

describe('400,000 characters of trouble', () => {
  it.each(heads)('are read to the end behind %j', (head) => {
    for (const piece of pieces) {
      const source = head + filled(piece)
      const { nodes } = parse(source)
      expect(nodes.at(-1)?.span.end, piece).toBe(source.length)
    }
  })

  it('are read to the end when every quote is different from the last', () => {
    for (const piece of [
      '{{ @a - b | default: "x {{ @a - b | default: \'y ',
      '{{ @"x {{ @\'y ',
      '@a - b | default: "x @a - b | default: \'y ',
    ]) {
      const source = filled(piece)
      expect(parse(source).nodes.at(-1)?.span.end).toBe(source.length)
    }
  })

  it('are one token when they are its default', () => {
    const source = `{{ @Profile - City | default: "${filled('{{ @x }} ')}" }}`
    expect(parse(source)).toMatchObject({ nodes: [{ kind: 'token' }], diagnostics: [] })
  })

  it('are read when they are as many tokens', () => {
    expect(parse('{{ @a - b }}'.repeat(30_000)).nodes).toHaveLength(30_000)
  })
})
