import fc from 'fast-check'
import type { Draft, Pair } from '#shared/campaign/draft'
import { visited } from './worlds.ts'

/** What a user does to a draft between two proofs of it. */
export type Edit = (draft: Draft) => Draft

const templates = [
  'Hi {{ @Profile - A | default: "there" }}, ok',
  'Hi {{ @Profile - A }}, ok',
  '{{ @Profile - B }} and {{ @Profile - A }}',
  '{{ @Profile - B | default: "" }} \\ "quoted" 👋',
  '{{ @Profile - B }} ',
  'the same for all',
  '',
  '{{ @Event - at | default: "never" }} {{ @Profile - A }}',
  `{{ @Event(${visited}) - at }}`,
  '{{ @Profile - when }}{{ @Profile - list | default: "none" }}',
]
const keys = ['title', 'body', 'link', '7', '__proto__']

const anyKey = fc.constantFrom(...keys)
const anyTemplate = fc.constantFrom(...templates)
const at = fc.nat({ max: 7 })

export const anyPairs: fc.Arbitrary<Pair[]> = fc.array(fc.record({ key: anyKey, value: anyTemplate }), { maxLength: 4 })

function withPairs(change: (pairs: Pair[]) => Pair[]): Edit {
  return (draft) => ({ ...draft, pairs: change([...draft.pairs]) })
}

function toPair(nth: number, change: (pair: Pair) => Pair): Edit {
  return withPairs((pairs) => pairs.map((pair, index) => (index === nth % pairs.length ? change(pair) : pair)))
}

const did = { event: visited, where: [] }

/** Edits of every kind: those of one pair most of all. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(at, anyTemplate).map(([nth, value]) => toPair(nth, (pair) => ({ ...pair, value }))),
  },
  fc.tuple(at, anyKey).map(([nth, key]) => toPair(nth, (pair) => ({ ...pair, key }))),
  at.map((nth) => toPair(nth, ({ key, value }) => ({ key, value: value.replace(/ \| default: "[^"]*"/, '') }))),
  fc.record({ key: anyKey, value: anyTemplate }).map((pair) => withPairs((pairs) => [pair, ...pairs])),
  at.map((nth) => withPairs((pairs) => pairs.toSpliced(nth % (pairs.length + 1), 1))),
  fc.constant(withPairs((pairs) => pairs.reverse())),
  fc.constantFrom('UTC', 'Asia/Kolkata').map((timeZone): Edit => (draft) => ({ ...draft, timeZone })),
  fc
    .constantFrom({ month: 'long', listSeparator: ', ' } as const, { month: 'short', listSeparator: ' / ' } as const)
    .map((format): Edit => (draft) => ({ ...draft, format })),
  fc
    .constantFrom<Draft['missing']>(['absent', 'null'], ['absent', 'null', 'empty', 'blank'])
    .map((missing): Edit => (draft) => ({ ...draft, missing })),
  fc
    .subarray(['A', 'B', 'list'])
    .map((profileAttributes): Edit => (draft) => ({ ...draft, include: { ...draft.include, profileAttributes } })),
  fc
    .constantFrom('custom_attributes', 'user_attributes')
    .map((pairsTo): Edit => (draft) => ({ ...draft, payload: { ...draft.payload, pairsTo } })),
  fc
    .constantFrom<Draft['trigger']>(
      null,
      { kind: 'live-action', ...did },
      { kind: 'past-behaviour', match: 'all', did: [], didNot: [did] },
    )
    .map((trigger): Edit => (draft) => ({ ...draft, trigger })),
  fc
    .constantFrom<Draft['profileWhere']>([], [{ property: 'A', is: 'exists' }])
    .map((profileWhere): Edit => (draft) => ({ ...draft, profileWhere })),
  fc.constant<Edit>((draft) => ({ ...draft, notes: `${draft.notes}.` })),
)
