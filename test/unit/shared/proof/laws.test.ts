import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingOf, sourceOf } from '#shared/resolve/outcome'
import { missingKinds } from '#shared/sample/missing'
import { Proof, type ProofState } from '#shared/proof/proof'
import { proofJson } from '#shared/proof/proof-json'
import { law } from '../../law.ts'
import { anyWalk, rowsOf, shape, type Step, walk } from './rows.ts'

const asOf = Date.UTC(2026, 5, 15)
const print = (proof: Proof) => JSON.stringify(proofJson(proof, asOf))
const throughJson = (proof: Proof) => JSON.parse(JSON.stringify(proof.state())) as ProofState

describe('a proof', () => {
  it('is byte for byte the same in one walk and in parts that are merged in order, through JSON', () => {
    law(
      fc.property(fc.tuple(anyWalk, fc.array(fc.nat({ max: 40 }), { maxLength: 4 })), ([steps, cuts]) => {
        const whole = walk(steps)
        const ends = [...cuts.map((cut) => Math.min(cut, steps.length)), steps.length].sort((a, b) => a - b)
        const merged = new Proof(shape)
        let from = 0
        for (const end of ends) {
          merged.merge(throughJson(walk(steps.slice(from, end))))
          from = end
        }
        expect(print(merged)).toBe(print(whole))
        expect(JSON.stringify(merged.state())).toBe(JSON.stringify(whole.state()))
      }),
      { runs: 600 },
    )
  })

  it('goes on where a state that was read back ended', () => {
    law(
      fc.property(fc.tuple(anyWalk, fc.nat({ max: 40 })), ([steps, cut]) => {
        const resumed = new Proof(shape)
        resumed.merge(throughJson(walk(steps.slice(0, cut))))
        walk(steps.slice(cut), resumed)
        expect(print(resumed)).toBe(print(walk(steps)))
      }),
      { runs: 400 },
    )
  })

  it('says nothing about nobody', () => {
    expect(proofJson(new Proof({ pairs: [] }), asOf)).toEqual({
      recipients: 0,
      asOf: '2026-06-15T00:00:00.000Z',
      skipped: {},
      coverage: null,
      personalized: null,
      pairs: [],
      payload: { bytes: null },
      findings: [],
      personas: [],
    })
  })
})

describe('coverage', () => {
  it('equals a count by hand', () => {
    law(
      fc.property(anyWalk, (steps) => {
        const rows = rowsOf(steps)
        const json = proofJson(walk(steps), asOf)
        const has = (token: number, fits: (outcome: number) => boolean) =>
          rows.filter(({ outcomes }) => fits(outcomes[token] ?? 0)).length
        const tokens = [0, 1, 2, 3].map((token) => ({
          value: has(token, (outcome) => sourceOf(outcome) === 'value'),
          default: has(token, (outcome) => sourceOf(outcome) === 'default'),
          empty: has(token, (outcome) => sourceOf(outcome) === 'empty'),
          missing: Object.fromEntries(
            missingKinds
              .map((kind) => [kind, has(token, (outcome) => missingOf(outcome) === kind)] as const)
              .filter(([, count]) => count > 0),
          ),
        }))
        expect(json.pairs.flatMap((pair) => pair.tokens)).toMatchObject(tokens)
        expect(json.pairs.map((pair) => pair.tokens.length)).toEqual([0, 1, 3])
        expect(json.recipients).toBe(rows.length)
        const sources = rows.map(({ outcomes }) => [...outcomes].map(sourceOf))
        expect(json.coverage).toBe(downToCents(sources.filter((all) => !all.includes('empty')).length, rows.length))
        expect(json.personalized).toBe(
          downToCents(sources.filter((all) => all.every((from) => from === 'value')).length, rows.length),
        )
        expect(json.skipped).toEqual(reasons(steps))
      }),
      { runs: 400 },
    )
  })
})

/** Per cent with two decimals, by whole numbers alone. */
function downToCents(part: number, whole: number): number | null {
  return whole === 0 ? null : Number((BigInt(part) * 10_000n) / BigInt(whole)) / 100
}

function reasons(steps: readonly Step[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of steps) {
    if ('skipped' in one) counts[one.skipped.reason] = (counts[one.skipped.reason] ?? 0) + 1
  }
  return counts
}

describe('lengths', () => {
  it('have the ranks of the sorted list, and whose the longest is', () => {
    law(
      fc.property(anyWalk, (steps) => {
        const rows = rowsOf(steps)
        const json = proofJson(walk(steps), asOf)
        for (const [pair, { length, bytes }] of json.pairs.entries()) {
          expectRanks(
            length,
            rows.map(({ identity, texts }) => [[...(texts[pair] ?? '')].length, identity]),
          )
          expectRanks(
            bytes,
            rows.map(({ identity, texts }) => [new TextEncoder().encode(texts[pair]).length, identity]),
          )
        }
        expectRanks(
          json.payload.bytes,
          rows.map((row) => [row.bytes, row.identity]),
        )
      }),
      { runs: 400 },
    )
  })
})

type Given = ReturnType<typeof proofJson>['payload']['bytes']

function expectRanks(given: Given, values: readonly (readonly [value: number, identity: string])[]): void {
  const sorted = values.map(([value]) => value).sort((a, b) => a - b)
  const n = sorted.length
  const max = sorted.at(-1)
  if (max === undefined) {
    expect(given).toBeNull()
    return
  }
  expect(given).toMatchObject({
    min: sorted[0],
    p50: sorted[Math.ceil(0.5 * n) - 1],
    p99: sorted[Math.ceil((99 * n) / 100) - 1],
    max,
    longest: values.find(([value]) => value === max)?.[1],
  })
  const { from, width, counts } = given?.histogram ?? { from: 0, width: 1, counts: [] }
  expect(counts.length).toBeLessThanOrEqual(40)
  expect(counts).toEqual(
    counts.map((_, step) => sorted.filter((value) => Math.floor((value - from) / width) === step).length),
  )
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(n)
}
