import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { check } from '#shared/check/check'
import { type Code, codes } from '#shared/check/codes'
import type { ProofedCounts } from '#shared/check/proofed-counts'
import { type MissingKind, missingKinds } from '#shared/sample/missing'
import { applyFix } from '#shared/check/fix'
import type { Case } from './cases/case.ts'
import { templatesCases } from './cases/templates.ts'
import { namesCases } from './cases/names.ts'
import { keysAndPairsCases } from './cases/keys-and-pairs.ts'
import { valuesCases } from './cases/values.ts'
import { triggersCases } from './cases/triggers.ts'
import { limitsCases } from './cases/limits.ts'
import { mappingCases } from './cases/mapping.ts'
import { recommendationsCases } from './cases/recommendations.ts'
import { dataPlanCases } from './cases/data-plan.ts'
import { draftOf } from './draft.ts'
import { schemaFrom } from './observe.ts'
import { schema, slot } from './world.ts'

const cases: readonly Case[] = [
  ...templatesCases,
  ...namesCases,
  ...keysAndPairsCases,
  ...valuesCases,
  ...triggersCases,
  ...limitsCases,
  ...mappingCases,
  ...recommendationsCases,
  ...dataPlanCases,
]

type Found = Pick<Case, 'code' | 'schema' | 'recommended' | 'plan'>

function found(draft: Draft, { code, schema: samples = schema, ...given }: Found) {
  return check(draft, samples, given).filter((diagnostic) => diagnostic.code === code)
}

describe.each(cases)('$code', (given) => {
  const { fires, silent, mends } = given
  test.each(fires.map((draft) => [draft] as const))('says so (%#)', (draft) => {
    const [first, ...others] = found(draft, given)
    expect(first, 'no diagnostic').toBeDefined()
    expect(others).toEqual([])
    expect(first?.fixes[0] !== undefined, first?.message).toBe(mends)
    for (const fix of first?.fixes ?? []) expect(found(applyFix(draft, fix), given), fix.title).toEqual([])
  })
  test.each(silent.map((draft) => [draft] as const))('is silent where all is well (%#)', (draft) => {
    expect(found(draft, given)).toEqual([])
  })
})

test('every code in the table has a case', () => {
  const covered = new Set(cases.map(({ code }) => code))
  expect(Object.keys(codes).filter((code) => !covered.has(code as Code))).toEqual([])
})

test('severities are those of the table, even where the parser gives them', () => {
  for (const { fires, plan = null } of cases) {
    for (const draft of fires)
      for (const { code, severity } of check(draft, schema, { plan })) expect(severity, code).toBe(codes[code])
  }
})

test('says nothing of unknown names without samples, or where not all names are kept', () => {
  const draft = draftOf('{{ @Profile - Ctiy }} {{ @Charged - x }}')
  const partial = { ...schema, profiles: { ...schema.profiles, complete: false }, events: new Map() }
  expect(check(draft, schemaFrom({}))).toEqual([])
  expect(check(draftOf('{{ @Profile - Ctiy }}'), partial)).toEqual([])
})

test('says that a catalog is missing, also where there is no other', () => {
  const draft = draftOf('{{ @Recommendation similar - Name }}', { recommendations: [slot] })
  const found = check(draft, { ...schema, catalogs: new Map() }).map(({ code }) => code)
  expect(found).toEqual(['unknown-catalog'])
})

test('counts the recipients that a recommendation skips, where they have been counted', () => {
  const draft = draftOf('{{ @Recommendation similar - Name }}', { recommendations: [slot] })
  const codesWith = (count: number) => {
    const skipped = [{ slot: 'similar', reason: 'no-related-items', count }] as const
    return check(draft, schema, { recommended: { recipients: 8, skipped } }).map(({ code }) => code)
  }
  expect(codesWith(0)).toEqual([])
  expect(codesWith(3)).toEqual(['slot-skips-recipients'])
  expect(codesWith(8)).toEqual(['slot-without-items'])
})

const withPlaceholders = schemaFrom({ profiles: { total: 100, properties: { City: { placeholder: 4 } } } })

describe('where the draft is proofed', () => {
  const draft = draftOf('Hi {{ @Profile - City }}, {{ @Profile - City | default: "" }}')
  const messages = (pairs: ProofedCounts['pairs']) =>
    check(draft, schema, { proofed: { recipients: 851, pairs } })
      .filter(({ code }) => code === 'no-default' || code === 'empty-default')
      .map(({ message }) => message)

  test('counts the recipients who miss a value, each token by itself', () => {
    expect(
      messages([
        [
          { absent: 30, null: 7 },
          { absent: 1, blank: 9 },
        ],
      ]),
    ).toEqual([
      '37 of 851 recipients have no City. Add a default.',
      '1 of 851 recipients has no City. The default is empty, so nothing stands there then. Write one if something should.',
    ])
  })

  test('says that it is none of them, and still that users miss it', () => {
    expect(messages([[{}, {}]])[0]).toMatch(
      /users have no City\. None of them is among the recipients of this draft\. Add/,
    )
  })

  test('counts the recipients whose value goes out although it is none', () => {
    const blanks = schemaFrom({ profiles: { total: 100, properties: { City: { blank: 4 } } } })
    const words = (missing: Readonly<Partial<Record<MissingKind, number>>>) =>
      check({ ...draftOf('{{ @Profile - City | default: "x" }}'), missing: ['absent'] }, blanks, {
        proofed: { recipients: 851, pairs: [[missing]] },
      }).find(({ code }) => code === 'default-kept-silent')?.message
    expect(words({ blank: 12 })).toMatch(/^12 of 851 recipients \(1 %\) have only white space in City/)
    expect(words({})).toMatch(
      /^4 of 100 users .*fix the samples\. None of them is among the recipients of this draft\.$/,
    )
  })

  test('counts the recipients with a word for nothing', () => {
    const words = (missing: Readonly<Partial<Record<MissingKind, number>>>) =>
      check({ ...draftOf('{{ @Profile - City | default: "x" }}'), missing: [...missingKinds] }, withPlaceholders, {
        proofed: { recipients: 851, pairs: [[missing]] },
      }).find(({ code }) => code === 'placeholder-value')?.message
    expect(words({ placeholder: 12 })).toMatch(/^12 of 851 recipients \(1 %\) have a word for nothing/)
    expect(words({})).toMatch(
      /^4 of 100 users .* in City\. None of them is among the recipients of this draft\. It counts/,
    )
  })

  test('counts all users where the pair was edited since', () => {
    const all = check(draft, schema).filter(({ code }) => code === 'no-default' || code === 'empty-default')
    expect(messages([undefined])).toEqual(all.map(({ message }) => message))
    expect(messages([[{ absent: 3 }]])).toEqual(all.map(({ message }) => message))
  })
})
