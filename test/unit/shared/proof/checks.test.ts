import { describe, expect, it } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { compile } from '#shared/resolve/compile'
import { allOutputChecks } from '#shared/proof/checks/all-output-checks'
import { Proof } from '#shared/proof/proof'
import { proofShape } from '#shared/proof/shape'
import type { Properties } from '#shared/sample/value'

/** The findings of one template over some profiles. */
function findings(value: string, profiles: readonly Properties[] = [{}], missing = initialDraft.missing) {
  const pairs = [{ key: 'title', value }]
  const message = compile({ ...initialDraft, missing, pairs })
  const proof = new Proof(proofShape(pairs, message))
  const outcomes = new Uint8Array(message.tokens.length)
  for (const [position, profile] of profiles.entries()) {
    const identity = `cust-${position}`
    const recipient = { identity, profile, event: null, newest: new Map(), constant: [], items: new Map(), asOf: 0 }
    proof.add({ position, identity, texts: message.outcomes(recipient, outcomes), outcomes, bytes: 1 })
  }
  return proof.findings.findings(profiles.length)
}

const codesIn = (value: string, profile: Properties = {}) => findings(value, [profile]).map(({ code }) => code)
/** A value as the sample has it, with nothing else in the text. */
const codesOf = (text: string) => codesIn('{{ @Profile - X }}', { X: text })

const flawed: readonly (readonly [code: string, text: string])[] = [
  ['leftover-token', 'Hi {{ name'],
  ['leftover-token', 'Hi name }}'],
  ['leftover-token', 'Hi @Profile - Name'],
  ['leftover-token', 'Hi @Recommendation similar - Name'],
  ['leftover-token', 'Hi $replacement$##w:Tier[none]$/replacement$'],
  ['leftover-word', 'Hi undefined'],
  ['leftover-word', 'Hi null, your cart waits'],
  ['leftover-word', 'https://shop.example/null/sku-null?x=null'],
  ['leftover-word', 'You have NaN points'],
  ['leftover-word', 'null and void, said null'],
  ['leftover-object', 'For [object Object]'],
  ['leftover-object', 'Sizes: []'],
  ['json-as-text', '{"size":"M"}'],
  ['json-as-text', '{ "a": { "b": 1 }}'],
  ['json-as-text', '["M","L"]'],
  ['json-as-text', '[{"id":1}]'],
  ['html-entity', 'Tom &amp; Jerry'],
  ['html-entity', 'caf&eacute; &#39;x&#x27;'],
  ['broken-url', 'See https://'],
  ['broken-url', 'See https:///cart.'],
  ['broken-url', 'See https:/shop.example'],
  ['broken-url', 'See https//shop.example'],
  ['broken-url', 'See http:shop.example'],
  ['broken-url', 'https://https://shop.example'],
  ['broken-url', 'https://shop..example/x'],
  ['broken-url', 'https://shop.example:port/x'],
  ['broken-url', 'https://shop.example/100%-linen'],
  ['control-character', 'Hi \u0007Mira'],
  ['control-character', 'Hi \u0085Mira'],
  ['lone-surrogate', 'Hi \ud83d'],
  ['impossible-year', 'Renews on May 29, 55380'],
  ['impossible-year', 'Since Jan 1, 1'],
  ['impossible-year', 'until 9999-12-31'],
  ['impossible-year', 'from 0001-01-01T00:00:00Z'],
  ['impossible-year', 'on +055380-01-01'],
  ['doubled-space', 'Hi Mira,  welcome'],
  ['empty-text', ' \u200b'],
]

const fine = [
  ...['Annulla l’ordine', 'Das ist annulliert, nullify, nullable, null_', 'Dear Null, welcome', 'A NANO, Nan and NULL'],
  ...[
    'This offer is null and void.',
    'Null Prozent, ab null Uhr für null Euro',
    'undefinedness',
    'Meet at 12:30, 14:00',
  ],
  ...['a, b', 'Hi!  Two spaces after a sentence.  So be it.', 'first\n  - second', 'Bonjour Mira !', 'so … and so'],
  ...[
    'https://shop.example:8080/a?b=c&copy=1#d',
    'http://localhost:3000',
    'See https://shop.example.',
    '(https://a.se/x)',
  ],
  ...[
    'https://user:pw@shop.example/%C3%A5?q=å',
    'https://xn--brd-sna.se',
    'https://räksmörgås.se/smörgås',
    'http: a protocol',
  ],
  ...['https://go.example/?u=https://shop.example/x', 'https://[::1]:80/', '“https://a.se”', 'shttp//x'],
  ...['👋🏽 Hi 👩‍🚀', 'مرحبا \u200fليلى', 'AT&T; R&D; Q&A', 'mira@profile.example', 'Price: $5', '[1] and [x]', 'a {b} c'],
  ...['May 29, 2023', 'January 1, 1970', 'December 31, 1999, 2099-12-31', '0800-12-30', 'No. 1234-56-78', '5550-12-31'],
  ...['Maya 1, 5', 'He said "yes": {no}', 'tabs\tand\nlines\r\n', '', 'x'],
].filter((text) => text !== '')

describe('an output check', () => {
  it.each(flawed)('finds %s in %j', (code, text) => {
    expect(codesOf(text)).toContain(code)
  })

  it.each(['null', 'undefined', 'NaN'])('finds %j as a whole text, wherever it is not taken for missing', (word) => {
    const asText = initialDraft.missing.filter((kind) => kind !== 'placeholder')
    expect(findings('{{ @Profile - X }}', [{ X: word }], asText).map(({ code }) => code)).toEqual(['leftover-word'])
    expect(codesIn(word)).toEqual(['leftover-word'])
    expect(codesIn(`{{ @Profile - X | default: "${word}" }}`)).toEqual(['leftover-word'])
    expect(codesOf(word)).toEqual(['empty-text'])
  })

  it.each(fine)('has nothing to say of %j', (text) => {
    expect(codesOf(text)).toEqual([])
  })

  it('has a code of its own, and a severity by what it finds', () => {
    expect(new Set(allOutputChecks.map(({ code }) => code)).size).toBe(allOutputChecks.length)
    const bySeverity = Object.groupBy(allOutputChecks, ({ severity }) => severity)
    expect(bySeverity.error?.map(({ code }) => code)).toEqual(['leftover-token', 'leftover-word', 'leftover-object'])
    expect(bySeverity.info?.map(({ code }) => code)).toEqual(['doubled-space', 'dangling-punctuation'])
  })
})

describe('a gap', () => {
  it.each([
    ['Hi {{ @Profile - X }}, your cart'],
    ['{{ @Profile - X }}, your cart'],
    ['Hello {{ @Profile - X }}!'],
    ['Thanks, {{ @Profile - X }}'],
    ['Total: {{ @Profile - X }}'],
    ['Shirt ({{ @Profile - X }}) for you'],
    ['“{{ @Profile - X }}” waits'],
    ['{{ @Profile - X }} - waiting'],
    ['Shirt – {{ @Profile - X }}'],
    ['Hi {{ @Profile - X }}{{ @Profile - Y }}, you'],
    ['Hi {{ @Profile - Name }} {{ @Profile - X }}, you'],
    ['Hi {{ @Profile - X | default: "" }}, you'],
  ])('leaves punctuation dangling: %s', (value) => {
    expect(codesIn(value, { Name: 'Mira' })).toEqual(['dangling-punctuation'])
    expect(codesIn(value, { Name: 'Mira', X: 'x', Y: 'y' })).toEqual([])
  })

  it.each([
    ['Hi{{ @Profile - X }}, your cart'],
    ['Hi {{ @Profile - Name }}{{ @Profile - X }}, you'],
    ['See {{ @Profile - X }}'],
    ['a-{{ @Profile - X }}-b'],
    ['Bought on {{ @Profile - Name }}{{ @Profile - X }}. Fine, yes.'],
  ])('leaves nothing dangling: %s', (value) => {
    expect(codesIn(value, { Name: 'Mira' })).toEqual([])
  })

  it('that a blank value leaves is one too', () => {
    expect(codesIn('Hi {{ @Profile - X }}, you', { X: ' ' })).toContain('dangling-punctuation')
  })

  it('leaves two spaces, also after a sentence', () => {
    expect(codesIn('Hi. {{ @Profile - X }} waits')).toEqual(['doubled-space'])
    expect(codesIn('your {{ @Profile - X }} waits')).toEqual(['doubled-space'])
  })

  it('breaks a URL before its query', () => {
    expect(codesIn('https://shop.example/{{ @Profile - X }}/x')).toEqual(['broken-url'])
    expect(codesIn('See https://shop.example/{{ @Profile - X }}?a=b now')).toEqual(['broken-url'])
    expect(codesIn('https://shop.example/x?ref={{ @Profile - X }}')).toEqual([])
    expect(codesIn('myapp://product/{{ @Profile - X }}')).toEqual(['broken-url'])
  })

  it('leaves an empty text', () => {
    expect(codesIn('{{ @Profile - X }}')).toEqual(['empty-text'])
    expect(codesIn('')).toEqual(['empty-text'])
  })
})

describe('a URL that is all of a text', () => {
  it('has no white space', () => {
    expect(codesIn('https://shop.example/{{ @Profile - X }}', { X: 'Linen shirt' })).toEqual(['broken-url'])
    expect(codesIn('https://shop.example/{{ @Profile - X }} for you', { X: 'shirt' })).toEqual([])
  })
})

describe('a hostile text', () => {
  const long = 200_000
  it.each([
    [' ', 'https://a.se/'],
    ['.', 'https://'],
    ['%', 'https://a.se/'],
    ['a.', 'https://'],
    ['"', '{'],
    ['\\"', '["'],
    ['@Recommendation a', ''],
    ['1-', ''],
    ['May 1, ', ''],
    ['http', ''],
    ['&#1', ''],
    ['null ', ''],
    ['\u0301', 'e'],
    ['\ud83d', ''],
  ])('of many %j takes no longer than its length', (piece, before) => {
    expect(codesOf(before + piece.repeat(long))).toBeInstanceOf(Array)
    expect(codesIn(`${before}${piece.repeat(2000)}{{ @Profile - X }}`, {})).toBeInstanceOf(Array)
  })
})

describe('a finding', () => {
  it('counts, and names the recipient with the shortest text, the first of equals', () => {
    const profiles = [{ X: 'Mira' }, { X: 'Anna null' }, { X: 'A null' }, { X: 'B null' }]
    expect(findings('{{ @Profile - X }}', profiles)).toEqual([
      {
        code: 'leftover-word',
        severity: 'error',
        message:
          'The text shows “undefined”, “null” or “NaN” for 3 of 4 recipients (75 %). Correct the value, or write the word differently where it is meant.',
        pair: 0,
        count: 3,
        identity: 'cust-2',
        text: 'A null',
      },
    ])
  })

  it('shows the beginning of a long text', () => {
    const [finding] = findings('{{ @Profile - X }}', [{ X: `null ${'👋'.repeat(1000)}` }])
    expect(finding?.text.length).toBeLessThanOrEqual(400)
    expect(finding?.text.isWellFormed()).toBe(true)
  })
})
