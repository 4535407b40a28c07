import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { compile } from '#shared/resolve/compile'
import { missingOf, outcomeOf, sourceOf } from '#shared/resolve/outcome'
import type { MeasuredRow } from '#shared/proof/fold'
import { newMeasure } from '#shared/proof/measure'
import { Personas, type PersonasState } from '#shared/proof/personas'
import { Proof } from '#shared/proof/proof'
import { proofShape } from '#shared/proof/shape'
import { law } from '../../law.ts'
import { anyWalk, rowsOf, shape, type Step, walk } from './rows.ts'

interface Shown {
  readonly identity: string
  readonly facts: ReadonlySet<string>
}

/** What each user shows, looked up in a full scan. */
function fullScan(steps: readonly Step[]): Shown[] {
  const rows = rowsOf(steps)
  const lengths = [0, 1, 2].map((pair) => rows.map(({ texts }) => [...(texts[pair] ?? '')].length))
  return steps.map((one): Shown => {
    if ('skipped' in one) return { identity: one.skipped.identity, facts: new Set([one.skipped.reason]) }
    const { identity, outcomes, texts } = one.row
    const facts = new Set<string>()
    for (const [token, outcome] of outcomes.entries()) {
      facts.add(`${token} ${sourceOf(outcome)}`)
      if (missingOf(outcome) !== null) facts.add(`${token} is ${missingOf(outcome) ?? ''}`)
    }
    for (const [pair, all] of lengths.entries()) {
      const length = [...(texts[pair] ?? '')].length
      if (length === Math.max(...all)) facts.add(`${pair} longest`)
      if (length === Math.min(...all)) facts.add(`${pair} shortest`)
    }
    return { identity, facts }
  })
}

/** The plain greedy set cover, ties by order. */
function greedy(users: readonly Shown[]): string[] {
  const missing = new Set(users.flatMap(({ facts }) => [...facts]))
  const chosen: string[] = []
  while (missing.size > 0) {
    const gain = ({ facts }: Shown) => [...facts].filter((fact) => missing.has(fact)).length
    const most = Math.max(...users.map(gain))
    const best = users.find((user) => gain(user) === most)
    chosen.push(best?.identity ?? '')
    for (const fact of best?.facts ?? []) missing.delete(fact)
  }
  return chosen
}

describe('personas', () => {
  it('are the greedy choice among all users, and show all that a full scan finds', () => {
    law(
      fc.property(anyWalk, (steps) => {
        const users = fullScan(steps)
        const personas = walk(steps).personas.personas()
        expect(personas.map(({ identity }) => identity)).toEqual(greedy(users))
        const facts = new Set(users.flatMap((user) => [...user.facts]))
        const shows = personas.flatMap((persona) => persona.shows)
        expect(new Set(shows).size).toBe(facts.size)
        expect(shows.length).toBe(facts.size)
      }),
      { runs: 800 },
    )
  })

  it('show everything, wherever the walk is divided, where there is no room to keep every combination', () => {
    law(
      fc.property(fc.tuple(anyWalk, fc.nat({ max: 40 })), ([steps, cut]) => {
        const limited = (part: readonly Step[]) => feed(part, new Personas(shape, 3))
        const whole = limited(steps)
        const merged = new Personas(shape, 3)
        merged.merge(JSON.parse(JSON.stringify(limited(steps.slice(0, cut)).state())) as PersonasState)
        merged.merge(limited(steps.slice(cut)).state())
        expect(JSON.stringify(merged.state())).toBe(JSON.stringify(whole.state()))
        expect(merged.personas()).toEqual(whole.personas())
        const facts = new Set(fullScan(steps).flatMap((user) => [...user.facts]))
        expect(new Set(whole.personas().flatMap(({ shows }) => shows)).size).toBe(facts.size)
      }),
      { runs: 500 },
    )
  })

  it('say in plain words what they show', () => {
    const pairs = [
      { key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' },
      { key: 'body', value: '{{ @Profile - City }} and {{ @Profile - City }}' },
    ]
    const message = compile({ ...initialDraft, pairs })
    const proof = new Proof(proofShape(pairs, message))
    const empty = outcomeOf('empty', 'empty')
    const outcomes = Uint8Array.of(outcomeOf('default', 'absent'), 0, empty)
    proof.add({ position: 1, identity: 'cust-1', texts: ['Hi there', 'Lund and '], outcomes, bytes: 1 })
    proof.skip({ position: 2, identity: 'cust-2', reason: 'stopped' })
    expect(proof.personas.personas()).toEqual([
      {
        identity: 'cust-1',
        shows: [
          '“title”: {{ @Profile - Name | default: "there" }} uses its default',
          '“title”: {{ @Profile - Name | default: "there" }}: the property is not there',
          '“body”: {{ @Profile - City }} (1 of 2) has a value',
          '“body”: {{ @Profile - City }} (2 of 2) is empty',
          '“body”: {{ @Profile - City }} (2 of 2): the property is an empty text',
          'the longest “title”',
          'the shortest “title”',
          'the longest “body”',
          'the shortest “body”',
        ],
      },
      { identity: 'cust-2', shows: ['skipped: the user did what stops the message in time'] },
    ])
  })
})

function feed(steps: readonly Step[], personas: Personas): Personas {
  for (const one of steps) {
    if ('skipped' in one) personas.skip(one.skipped)
    else personas.add(measured(one.row))
  }
  return personas
}

function measured(row: Omit<MeasuredRow, 'measures'>): MeasuredRow {
  return { ...row, measures: row.texts.map((text) => ({ ...newMeasure(), codePoints: [...text].length })) }
}
