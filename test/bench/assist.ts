import { completions } from '#shared/assist/completions'
import { initialDraft } from '#shared/campaign/initial'
import { check } from '#shared/check/check'
import { TemplateCache } from '#shared/check/template-cache'
import type { ObservedProperty, ObservedSchema } from '#shared/sample/observed'
import { median, type Row, timed } from './race.ts'

const properties = 5_000
const pairs = 50
const rounds = 41

/** A check of a whole draft and the completion list, with as many properties as no campaign has. Warm, as they are while the user types. */
export function assistRows(): Row[] {
  const schema = schemaOf(properties)
  const draft = {
    ...initialDraft,
    pairs: Array.from({ length: pairs }, (_, i) => ({
      key: `key_${String(i)}`,
      value: `Hi {{ @Profile - Property ${String(i * 7)} }}, {{ @Profile - Proprety ${String(i)} | default: "x" }} and {{name}}`,
    })),
  }
  const cold = new TemplateCache()
  const checking = () => check(draft, schema, { cache: cold })
  const source = 'Hi {{ @prop 49'
  const completing = () => completions(source, source.length, { schema, draft, recipient: null })
  return [
    fixed('check a draft of 50 pairs, 5,000 properties', 10, () => void checking()),
    fixed('completion list, 5,000 properties', 5, () => void completing()),
  ]
}

function fixed(work: string, maxMs: number, run: () => void): Row {
  for (let i = 0; i < 20; i++) run()
  const ms = median(Array.from({ length: rounds }, () => timed(run)))
  return {
    work,
    against: '–',
    ours: `${ms.toFixed(2)} ms`,
    rival: '–',
    ratio: null,
    goal: `≤ ${String(maxMs)} ms`,
    met: ms <= maxMs,
  }
}

function schemaOf(count: number): ObservedSchema {
  const names = Array.from({ length: count }, (_, i) => `Property ${String(i)}`)
  return {
    profiles: { total: 10_000, complete: true, properties: new Map(names.map((name, i) => [name, observed(name, i)])) },
    events: new Map(),
    catalogs: new Map(),
  }
}

function observed(name: string, i: number): ObservedProperty {
  const filled = 10_000 - (i % 100) * 50
  return {
    name,
    types: { string: filled },
    filled,
    absent: 10_000 - filled,
    null: 0,
    empty: 0,
    blank: 0,
    placeholder: 0,
    odd: {},
    notText: 0,
    distinct: 3,
    distinctIsExact: true,
    top: [{ value: `value ${String(i)}`, count: filled }],
    length: { min: 1, max: 20 },
    padded: 0,
    capitals: 0,
    emails: 0,
    firstSeen: 1_767_225_600_000,
    lastSeen: 1_767_225_600_000 + i,
  }
}
