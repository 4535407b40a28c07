import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { check } from '#shared/check/check'
import { type Code, codes } from '#shared/check/codes'
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
]

type Found = Pick<Case, 'code' | 'schema' | 'recommended'>

function found(draft: Draft, { code, schema: samples = schema, recommended }: Found) {
  return check(draft, samples, { recommended: recommended ?? null }).filter((diagnostic) => diagnostic.code === code)
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
  for (const { fires } of cases) {
    for (const draft of fires)
      for (const { code, severity } of check(draft, schema)) expect(severity, code).toBe(codes[code])
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
