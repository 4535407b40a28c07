import { describe, expect, it } from 'vitest'
import { conversion } from '#shared/template/clevertap-spelling'
import type { Source, Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { label, print, printSource, quote } from '#shared/template/print'

const token = (source: Source, field: string, text: string | null = null): Token => ({ source, field, default: text })
const profile: Source = { kind: 'profile' }
const event: Source = { kind: 'event' }
const named = (name: string): Source => ({ kind: 'named-event', name })
const constant = (nth: number): Source => ({ kind: 'constant', nth })
const slot = (name: string): Source => ({ kind: 'recommendation', slot: name })

describe('a token', () => {
  it.each<[string, Token]>([
    ['{{ @Profile - First Name | default: "there" }}', token(profile, 'First Name', 'there')],
    ['{{ @Profile - City }}', token(profile, 'City')],
    ['{{@Profile - City}}', token(profile, 'City')],
    ['{{   @  Profile   -   City   |   default  :  "x"   }}', token(profile, 'City', 'x')],
    ["{{ @Profile - City | default: 'it\\'s' }}", token(profile, 'City', "it's")],
    ['{{ @Profile - City | default: "a \\"b\\" \\\\ \\n c \\d" }}', token(profile, 'City', 'a "b" \\ \n c \\d')],
    ['{{ @Profile - City | default: "" }}', token(profile, 'City', '')],
    ['{{ @Profile - City | default: "}} {{ @x | y" }}', token(profile, 'City', '}} {{ @x | y')],
    ['{{ @Profile - City | default: "two\nlines" }}', token(profile, 'City', 'two\nlines')],
    ['{{ @Event - product_name }}', token(event, 'product_name')],
    ['{{ @Charged - date }}', token(named('Charged'), 'date')],
    ['{{ @Added to Cart - product_name }}', token(named('Added to Cart'), 'product_name')],
    ['{{ @"Add - to cart" - "a | b" }}', token(named('Add - to cart'), 'a | b')],
    ["{{ @'Add - to cart' - 'a }} b' }}", token(named('Add - to cart'), 'a }} b')],
    ['{{ @"Profile" - City }}', token(named('Profile'), 'City')],
    ['{{ @Profiles - City }}', token(named('Profiles'), 'City')],
    ['{{ @profile - City }}', token(named('profile'), 'City')],
    ['{{ @Constant - Product }}', token(constant(1), 'Product')],
    ['{{ @Constant #2 - Product }}', token(constant(2), 'Product')],
    ['{{ @Constant#5 - Product }}', token(constant(5), 'Product')],
    ['{{ @Recommendation similar - Name }}', token(slot('similar'), 'Name')],
    ['{{ @Recommendation two words - Name }}', token(slot('two words'), 'Name')],
    ['{{ @Recommendation "a - b" - Name }}', token(slot('a - b'), 'Name')],
    ["{{ @Recommendation 'a - b' - Name }}", token(slot('a - b'), 'Name')],
    ['{{ @Profile - Vor-/Nachname }}', token(profile, 'Vor-/Nachname')],
    ['{{ @Profile - a}b{c }}', token(profile, 'a}b{c')],
    ['{{ @Profile - المدينة | default: "هنا" }}', token(profile, 'المدينة', 'هنا')],
    ['{{ @Profile - 👩🏽‍🚀 | default: "🌸" }}', token(profile, '👩🏽‍🚀', '🌸')],
    ['{{ @Profile - __proto__ }}', token(profile, '__proto__')],
  ])('is read from %s', (source, read) => {
    expect(parse(source)).toMatchObject({
      nodes: [{ kind: 'token', spelling: 'galley', token: read }],
      diagnostics: [],
    })
  })

  it('says where its source, field and default stand', () => {
    const source = 'a {{ @Charged - date | default: "b" }}'
    expect(parse(source).nodes[1]).toMatchObject({
      span: { start: 2, end: 38 },
      sourceSpan: { start: 6, end: 13 },
      fieldSpan: { start: 16, end: 20 },
      defaultSpan: { start: 33, end: 34 },
    })
  })

  it('has its slot in the span of its source, quoted or not', () => {
    const spans = ['{{ @Recommendation similar - Name }}', '{{ @Recommendation "a - b" - Name }}'].map((source) => {
      const [node] = parse(source).nodes
      return node?.kind === 'token' ? source.slice(node.sourceSpan.start, node.sourceSpan.end) : undefined
    })
    expect(spans).toEqual(['Recommendation similar', 'Recommendation "a - b"'])
  })
})

describe('what is no token', () => {
  it.each([
    '',
    'Hello',
    'a@example.com',
    '@Profile - City',
    '5 $ @ home',
    '{ } {{ }}',
    '{{ name }}',
    '{% if @x %}',
    'x@Profile - City | default: "x"',
  ])('stays text without a word: %s', (source) => {
    const { nodes, diagnostics } = parse(source)
    expect(nodes.every(({ kind }) => kind === 'text')).toBe(true)
    expect(diagnostics).toEqual([])
  })

  it('is anything inside Liquid, where @ means nothing', () => {
    expect(
      parse('{% assign a = "@Profile - City | default: \'x\'" %}{{ "@Event - a | default: \'y\'" }}').nodes,
    ).toHaveLength(1)
  })

  it('is Liquid that never closes, which swallows no token', () => {
    for (const open of ['{{ name ', '{% if ', '{{', '{{{ ']) {
      expect(parse(`${open}{{ @Profile - City }}`).nodes.at(-1)).toMatchObject({ kind: 'token' })
    }
  })
})

describe('a broken token', () => {
  it.each([
    ['{{ @Profile - City', '{{ @Profile - City }}'],
    ['{{ @Profile - City }', '{{ @Profile - City }}'],
    ['{{ @Profile - City } and so on', '{{ @Profile - City }} and so on'],
    ['{{ @City }', '{{ @Profile - City }}'],
    ['{{ @Profile – City }}', '{{ @Profile - City }}'],
    ['{{ @Profile-City }}', '{{ @Profile - City }}'],
    ['{{ @Profile City }}', '{{ @Profile - City }}'],
    ['{{ @City }}', '{{ @Profile - City }}'],
    ['{{ @City | default: "here" }}', '{{ @Profile - City | default: "here" }}'],
    ['{{ @Event—name | default: “this” }}', '{{ @Event - name | default: "this" }}'],
    ['{{ @Profile - City | default: “here” }}', '{{ @Profile - City | default: "here" }}'],
    ['{{ @Profile - City | default: «ici» }}', '{{ @Profile - City | default: "ici" }}'],
    ['{{ @Profile - City | default: here }}', '{{ @Profile - City | default: "here" }}'],
    ['{{ @Profile - City | default: }}', '{{ @Profile - City | default: "" }}'],
    ['{{ @Profile - City | default: "here }}', '{{ @Profile - City | default: "here" }}'],
    ['{{ @Profile - City | default "here" }}', '{{ @Profile - City | default: "here" }}'],
    ['{{ @Profile - City | default: "here"', '{{ @Profile - City | default: "here" }}'],
    ['{{ @Profile - City | default: "here" } now', '{{ @Profile - City | default: "here" }} now'],
    ['{{ @Profile - City | default: "here" now', '{{ @Profile - City | default: "here" }} now'],
    ['{{ @Profile - City | upcase }}', '{{ @Profile - City }}'],
  ])('is mended from %s to %s', (source, mended) => {
    const { nodes, diagnostics } = parse(source)
    expect(nodes.every(({ kind }) => kind === 'text')).toBe(true)
    const [edit] = diagnostics[0]?.fixes[0]?.edits ?? []
    expect(edit && source.slice(0, edit.span.start) + edit.text + source.slice(edit.span.end)).toBe(mended)
  })

  it.each([
    '{{ @',
    '{{ @ }}',
    '{{ @ - City }}',
    '{{ @Profile }}',
    '{{ @Profile - }}',
    '{{ @Recommendation - Name }}',
    '{{ @"a - b }}',
    '{{ @a - "b }}',
  ])('that could mean anything has no fix: %s', (source) => {
    expect(parse(source).diagnostics).toMatchObject([{ severity: 'error', fixes: [] }])
  })

  it('does not swallow the tokens after it, whatever it lacks', () => {
    const good = '{{ @Event - name | default: "x" }}'
    for (const broken of [
      '{{ @"City }}',
      '{{ @Profile - "City }}',
      '{{ @Profile - City | default: "here }}',
      '{{ @Recommendation "a }}',
      '{{ @Profile - City',
      '{{ @',
      '$replacement$',
      '$replacement$##w:a[',
    ]) {
      const { nodes, diagnostics } = parse(`${broken} and ${good}`)
      expect(nodes.at(-1), broken).toMatchObject({ kind: 'token', token: { field: 'name', default: 'x' } })
      expect(diagnostics, broken).toHaveLength(1)
    }
  })
})

describe('CleverTap’s spellings', () => {
  it.each<[string, string, Token]>([
    ['chip', '@Profile - Name | default: "x"', token(profile, 'Name', 'x')],
    ['chip', '@Event - product_name | default: ""', token(event, 'product_name', '')],
    ['chip', '@Charged - date | default:"soon"', token(named('Charged'), 'date', 'soon')],
    ['chip', "@Profile  - First Name| default : 'x'", token(profile, 'First Name', 'x')],
    ['stored', '$replacement$##w:Tier[none]$/replacement$', token(profile, 'Tier', 'none')],
    ['stored', '$replacement$##w:First Name[]$/replacement$', token(profile, 'First Name', '')],
    ['stored', '$replacement$##n:[User]$/replacement$', token(profile, 'Name', 'User')],
    ['stored', '$replacement$##w:Tier[a]b]$/replacement$', token(profile, 'Tier', 'a]b')],
  ])('are read, %s, and offered as Galley’s: %s', (spelling, source, read) => {
    const [before, node, after, ...more] = parse(`Hi ${source}!`).nodes
    expect([before?.kind, after?.kind, more]).toEqual(['text', 'text', []])
    expect(node).toMatchObject({ kind: 'token', spelling, token: read, span: { start: 3, end: 3 + source.length } })
    if (node?.kind !== 'token') throw new Error('no token')
    expect(conversion(node).fixes[0]?.edits).toEqual([{ span: node.span, text: print(read) }])
  })

  it.each([
    '$replacement$##y[none]$/replacement$',
    '$replacement$##w:[x]$/replacement$',
    '$replacement$$/replacement$',
    '$replacement$##w:Tier$/replacement$',
  ])('that no page explains are kept verbatim: %s', (source) => {
    expect(parse(source)).toMatchObject({
      nodes: [{ kind: 'text' }],
      diagnostics: [{ code: 'unknown-stored-code', severity: 'warning' }],
    })
  })

  it('are not seen in an address or an ordinary sentence', () => {
    expect(parse('ask@Profile - Name | default: "x" or @Profile - Name, please').nodes).toHaveLength(1)
  })

  it('have the span of a chip’s source without the spaces after it', () => {
    const source = '@Profile   - Name | default: "x"'
    const [node] = parse(source).nodes
    expect(node?.kind === 'token' && source.slice(node.sourceSpan.start, node.sourceSpan.end)).toBe('Profile')
  })
})

describe('the canonical spelling', () => {
  it.each<[Token, string]>([
    [token(profile, 'First Name', 'there'), '{{ @Profile - First Name | default: "there" }}'],
    [token(named('Add - to cart'), 'a | b'), '{{ @"Add - to cart" - "a | b" }}'],
    [token(named('Event'), 'x'), '{{ @"Event" - x }}'],
    [token(named('Constant #2'), 'x'), '{{ @"Constant #2" - x }}'],
    [token(named('Recommendation'), 'x'), '{{ @"Recommendation" - x }}'],
    [token(constant(1), 'Product'), '{{ @Constant - Product }}'],
    [token(constant(2), 'Product'), '{{ @Constant #2 - Product }}'],
    [token(slot('a "b"'), 'Name'), '{{ @Recommendation "a \\"b\\"" - Name }}'],
    [token(profile, '-'), '{{ @Profile - "-" }}'],
    [token(profile, ' x'), '{{ @Profile - " x" }}'],
    [token(profile, ''), '{{ @Profile - "" }}'],
    [token(profile, 'City', 'a\nb\\c"d\'e'), '{{ @Profile - City | default: "a\\nb\\\\c\\"d\'e" }}'],
  ])('of %j is %s', (given, text) => {
    expect(print(given)).toBe(text)
  })

  it('is told to people without braces and quotes', () => {
    expect(label(token(named('Add - to cart'), 'a | b', 'x'))).toBe('Add - to cart - a | b')
    expect(label(token(slot('a b'), 'Name'))).toBe('Recommendation a b - Name')
    expect(label(token(constant(2), 'Product'))).toBe('Constant #2 - Product')
    expect(printSource(slot('a - b'))).toBe('Recommendation "a - b"')
    expect(quote('a"\n')).toBe('"a\\"\\n"')
  })
})
