import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { expectationsReport } from '#shared/proof/expectations/expectations-report'
import { identitiesIn, masked, maskedProperties } from '#shared/proof/mask'
import { Proof } from '#shared/proof/proof'
import { proofJson } from '#shared/proof/proof-json'
import type { GridPiece, ProofResult } from '#shared/proof/proof-result'
import { wordsWithMasks } from '#shared/proof/report/html-text'
import { changedWords } from '#shared/words/changed-words'
import { htmlReport } from '#shared/proof/report/html-report'
import { junitReport } from '#shared/proof/report/junit-report'
import { coverageProblem, type ReportInput } from '#shared/proof/report/report-input'

const hostile = `</title><script>alert(1)</script>"'&\u0007\ud800`
const template = '{{ @Profile - First Name | default: "you" }}'
const draft: Draft = {
  ...initialDraft,
  name: hostile,
  pairs: [{ key: `title ${hostile}`, value: `Hi ${template}, ${hostile}` }],
}

function resultOf(people: readonly (readonly [identity: string, text: string])[]): ProofResult {
  const { key, value } = draft.pairs[0] ?? { key: '', value: '' }
  const proof = new Proof({ pairs: [{ key, template: value, firstToken: 0, tokens: [template] }] })
  for (const [position, [identity, text]] of people.entries()) {
    proof.add({ position, identity, texts: [text], outcomes: Uint8Array.of(0), bytes: 500 })
  }
  proof.skip({ position: people.length, identity: 'skipped', reason: 'stopped' })
  const grid = proof.personas.chosen().map(({ identity, shows, reason }) => {
    const text = people.find(([name]) => name === identity)?.[1] ?? ''
    const piece: GridPiece = { text, from: 'value', missing: null }
    return { identity, shows, skipped: reason, cells: reason === null ? [[piece]] : [] }
  })
  const difference = {
    ...{ changed: 1, lost: 12, entered: 0, left: 0, added: [], removed: [hostile] },
    pairs: people.slice(0, 1).map(([identity, text]) => ({
      ...{ key: 'title', changed: 1, lost: 12 },
      examples: [{ identity, before: '', after: text }],
    })),
  }
  return { json: proofJson(proof, 0, { difference }), grid, masked: false, cancelled: false }
}

const inputOf = (result: ProofResult, more: Partial<ReportInput> = {}): ReportInput => ({
  ...{ draft, result, diagnostics: [], against: hostile, failOn: 'error', minCoverage: null },
  ...more,
})
const given = resultOf([
  ['mira@example.com', `Hi Mira, ${hostile}`],
  ['42', 'Hi {{ name }}'],
])

describe('the HTML report', () => {
  const html = htmlReport(inputOf(given))

  test('runs nothing, asks for nothing, and escapes what is in drafts and samples', () => {
    expect(html).not.toMatch(/<script|<link|<img|javascript:|\son\w+=|url\(|@import/i)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toMatch(/(?:src|href)=/)
    expect(html.isWellFormed()).toBe(true)
    expect(html).not.toContain('\u0007')
  })

  test('says first what is lost', () => {
    const body = html.slice(html.indexOf('<main>'))
    expect(body.indexOf('12 lose their value')).toBeGreaterThan(0)
    expect(body.indexOf('12 lose their value')).toBeLessThan(body.indexOf('<dt>Coverage'))
  })

  test('has every figure of a bar as text', () => {
    expect(html).toContain('aria-label="value 2 of 2 recipients"')
    expect(html).toContain('value <b>2</b>')
  })
})

const schema = readFileSync(join(import.meta.dirname, '../../../fixtures/junit/junit-subset.xsd'), 'utf8')

describe('the JUnit report', () => {
  const diagnostics = [
    { code: 'unknown-property', severity: 'error', message: hostile, pair: 0 },
    { code: 'no-pairs', severity: 'info', message: 'Something', pair: null },
  ] as const
  const xml = junitReport(inputOf(given, { diagnostics, minCoverage: 50 }))

  test('follows the schema, whatever is in drafts and samples', async () => {
    const { valid, errors } = await validateXML({ xml, schema })
    expect(errors).toEqual([])
    expect(valid).toBe(true)
  })

  test('has a case a check, and fails those that count as failed', () => {
    expect(xml.match(/<testcase /g)).toHaveLength(12 + 3)
    expect(xml).toContain('failures="2"')
    expect(xml).toMatch(/name="leftover-token"[^>]*><failure message="The text shows a piece of a token for 1 of 2/)
    expect(xml).toMatch(/name="no-pairs"[^>]*><system-out>Something/)
    expect(junitReport(inputOf(given, { diagnostics, failOn: 'info' }))).toContain('failures="5"')
  })
})

describe('pinned users and the data plan', () => {
  const pin = { identity: 'mira@example.com', asOf: '2026-01-01T00:00:00Z', texts: { title: `Hi Mira, ${hostile}` } }
  const expectations = expectationsReport({ pins: [pin, pin, { ...pin, identity: 'gone' }] }, [
    { texts: { title: 'Hi Ada' } },
    { skipped: 'stopped' },
    null,
  ])
  const violation = { type: 'invalid_value', pointer: '#/data/custom_attributes/title', expected: hostile } as const
  const plan = {
    ...{ id: hostile, version: 3, valid: 0, invalid: 2, unchecked: [hostile] },
    violations: [
      { ...violation, pair: `title ${hostile}`, count: 2, identity: 'mira@example.com' },
      { ...violation, pair: null, count: 1, identity: '42' },
    ],
  }
  const result = { ...given, json: { ...given.json, expectations, plan } }

  test('are valid JUnit, a case a pin, and fail whatever the limit is', async () => {
    const xml = junitReport(inputOf(result))
    expect(await validateXML({ xml, schema })).toMatchObject({ valid: true, errors: [] })
    expect(xml).toContain('<testsuite name="Pinned users" tests="3" failures="3"')
    expect(xml).toContain('name="mira@example.com (2)"')
    expect(xml.match(/name="data-plan" time="0"><failure/g)).toHaveLength(2)
  })

  test('are escaped in HTML, changed pins first, with the words marked and masks for people', () => {
    const html = htmlReport(inputOf(result))
    expect(html).not.toContain('<script')
    const body = html.slice(html.indexOf('<main>'))
    expect(body.indexOf('2 pinned users get something else now.')).toBeLessThan(body.indexOf('12 lose their value'))
    expect(body).toContain('<ins>Ada</ins>')
    expect(body).toContain('2 payloads of 2 do not fit the data plan')
    const hidden = htmlReport(
      inputOf(masked(result, [{ identity: 'mira@example.com', values: [['First Name', 'Mira']] }])),
    )
    expect(hidden).not.toMatch(/mira|>gone/i)
  })
})

describe('the least coverage', () => {
  test('is missed by what is below it, and by a draft without recipients', () => {
    const with80 = { ...given, json: { ...given.json, coverage: 80 } }
    expect(coverageProblem({ result: with80, minCoverage: null })).toBeNull()
    expect(coverageProblem({ result: with80, minCoverage: 80 })).toBeNull()
    expect(coverageProblem({ result: with80, minCoverage: 80.01 })).toMatch(/^Coverage is 80 %/)
    expect(coverageProblem({ result: resultOf([]), minCoverage: 0 })).toMatch(/^The draft has no recipients/)
  })
})

describe('masks', () => {
  const people = [
    {
      identity: 'mira@example.com',
      values: [
        ['First Name', 'Mira'],
        ['Name', 'Mira Lindqvist'],
        ['Email', 'mira@example.com'],
      ],
    },
    { identity: '42', values: [['Phone', '+46 70 123']] },
    { identity: 'skipped', values: [] },
  ] as const

  test('stand for everything personal, the same for the same person throughout', () => {
    const result = resultOf([
      ['mira@example.com', 'Hi MIRA LINDQVIST, write to mira%40example.com or mira@example.com, Mira'],
      ['42', 'Hi you, call +46 70 123 or 42'],
    ])
    const hidden = masked(result, people)
    expect(JSON.stringify(hidden)).not.toMatch(/mira|lindqvist|"42"|46 70|or 42|"skipped",/i)
    const users = new Set(JSON.stringify(hidden).match(/‹user \d+›/g))
    expect(users.size).toBe(identitiesIn(result).length)
    const number = /‹user (\d+)›/.exec(hidden.json.difference?.pairs[0]?.examples[0]?.identity ?? '')?.[1] ?? '?'
    expect(hidden.json.difference?.pairs[0]?.examples[0]?.after).toBe(
      `Hi ‹Name ${number}›, write to ‹user ${number}› or ‹user ${number}›, ‹First Name ${number}›`,
    )
    expect(hidden.masked).toBe(true)
  })

  test('hide a value that two pieces make', () => {
    const result: ProofResult = {
      ...given,
      grid: [
        {
          ...{ identity: 'mira@example.com', shows: [], skipped: null },
          cells: [['mira', '@example.com'].map((text) => ({ text, from: 'value', missing: null }))],
        },
      ],
    }
    expect(masked(result, people).grid[0]?.cells[0]?.map(({ text }) => text)).toEqual(['‹user 1›'])
  })

  test('leave words alone that only hold a name of one letter', () => {
    const result = resultOf([['x1', 'A cart, Anna: a']])
    const hidden = masked(result, [{ identity: 'x1', values: [['First Name', 'a']] }])
    expect(hidden.grid.flatMap(({ cells }) => cells.flat().map(({ text }) => text))).toEqual([
      '‹First Name 1› cart, Anna: ‹First Name 1›',
    ])
  })

  test('cover what the draft sends as identities', () => {
    expect(maskedProperties({ customer_id: 'Identity', other: 'Loyalty id' })).toEqual([
      ...['Identity', 'Name', 'First Name', 'Last Name', 'Email', 'Phone', 'Loyalty id'],
    ])
  })
})

test('changed words are marked as whole words, and a mask as one', () => {
  expect(changedWords('Hi ‹Name 1›, your coat', 'Hi ‹Name 12›, your coat', wordsWithMasks)).toEqual({
    before: [
      { text: 'Hi ', isChanged: false },
      { text: '‹Name 1›', isChanged: true },
      { text: ', your coat', isChanged: false },
    ],
    after: [
      { text: 'Hi ', isChanged: false },
      { text: '‹Name 12›', isChanged: true },
      { text: ', your coat', isChanged: false },
    ],
  })
})
