import { allOutputChecks } from '#shared/proof/checks/all-output-checks'
import type { ProofWanted } from '#shared/proof/panel'
import type { PairJson } from '#shared/proof/proof-json'
import { skipWordsFor } from '#shared/recommend/no-item'
import { type MissingKind, missingKinds, missingWords } from '#shared/sample/missing'
import { parse } from '#shared/template/parse'
import { printSource } from '#shared/template/print'
import { quoted } from '#shared/words/names'
import { count, counted } from '#shared/words/numbers'

/** A token as it stands in a narrow column: its field, with the source and the default apart. */
export interface TokenWords {
  readonly source: string
  readonly field: string
  readonly default: string | null
}

/** Returns a token of a proof, which is in its canonical spelling, in words. */
export function tokenWords(text: string): TokenWords {
  const [node] = parse(text).nodes
  if (node?.kind !== 'token') return { source: '', field: text, default: null }
  const { source, field, default: fallback } = node.token
  const name = source.kind === 'named-event' ? source.name : printSource(source)
  return { source: name, field, default: fallback }
}

/** What of a token is missing, as the end of “users whose City …”. */
const lacks: Readonly<Record<MissingKind, string>> = {
  absent: 'is absent',
  null: 'is null',
  empty: 'is empty',
  blank: 'is blank',
  placeholder: 'is a placeholder',
  'not-text': 'is not text',
  'no-event': 'has no event',
  'no-value': 'has no value',
  'no-item': 'has no item',
}

const units = { length: 'character', bytes: 'byte', segments: 'SMS' } as const

/** Returns what the list behind a figure is of: “10 recipients whose First Name is null”. `pairs` are those of the proof. */
export function peopleWords(
  wanted: ProofWanted,
  total: number,
  pairs: readonly Pick<PairJson, 'key' | 'tokens'>[],
): string {
  const key = (pair: number) => quoted(pairs[pair]?.key ?? '')
  const people = counted(total, 'recipient')
  switch (wanted.kind) {
    case 'outcome':
      return `${people} ${outcomeWords(wanted, pairs)}`
    case 'finding':
      return `${people} whose ${key(wanted.pair)} ${findingSays(wanted.code)}`
    case 'length': {
      const { from, until, measure, pair } = wanted
      const unit = units[measure]
      const length =
        from === until ? counted(from, unit, plural(unit)) : `${from} to ${counted(until, unit, plural(unit))}`
      return `${people} whose ${pair === null ? 'payload' : key(pair)} has ${length}`
    }
    case 'skipped':
      return `${counted(total, 'user')} without the message: the user ${skipWordsFor(wanted.reason)}`
    case 'difference':
      return `${people} ${differenceWords(wanted, key)}`
    case 'violation':
      return `${people} whose payload does not fit the data plan at ${wanted.pointer}`
  }
}

function plural(unit: string): string {
  return unit === 'SMS' ? unit : `${unit}s`
}

function outcomeWords(
  { pair, token, from, missing }: Extract<ProofWanted, { kind: 'outcome' }>,
  pairs: readonly Pick<PairJson, 'key' | 'tokens'>[],
): string {
  const place = pair === null ? 'the message' : quoted(pairs[pair]?.key ?? '')
  if (pair === null || token === null) {
    if (from === 'value') return `with a value for every token of ${place}`
    return from === 'default' ? `with a default in ${place}` : from === 'empty' ? `with an empty piece in ${place}` : ''
  }
  const { field } = tokenWords(pairs[pair]?.tokens[token]?.token ?? 'token')
  if (missing !== null) return `whose ${field} ${lacks[missing]}`
  if (from === 'value') return `with a value for ${field}`
  return from === 'default' ? `with the default for ${field}` : `with nothing for ${field}`
}

function differenceWords(wanted: Extract<ProofWanted, { kind: 'difference' }>, key: (pair: number) => string): string {
  switch (wanted.what) {
    case 'entered':
      return 'who get the message for the first time'
    case 'left':
      return 'who no longer get the message'
    case 'changed':
    case 'lost': {
      const place = 'pair' in wanted && wanted.pair !== null ? ` in ${key(wanted.pair)}` : ''
      return wanted.what === 'lost' ? `with a value less${place}` : `with another text${place}`
    }
  }
}

const labels: Readonly<Record<string, string>> = {
  'leftover-token': 'piece of a token',
  'leftover-word': '“undefined”, “null” or “NaN”',
  'leftover-object': '“[object …]” or “[]”',
  'html-entity': 'HTML entity',
  'json-as-text': 'JSON as text',
  'broken-url': 'broken URL',
  'lone-surrogate': 'half of a character',
}

/** Returns a flaw of finished texts where there is little space: “doubled space”. */
export function findingLabel(code: string): string {
  return labels[code] ?? code.replaceAll('-', ' ')
}

/** Returns the end of “a text that …” for a flaw of finished texts. */
function findingSays(code: string): string {
  return allOutputChecks.find((check) => check.code === code)?.says ?? `has this: ${findingLabel(code)}`
}

/**
 * Returns what a persona shows, in few words: “City: empty, absent · longest title”. That a token has a value is said only where there is
 * nothing else.
 */
export function showsWords(shows: readonly string[]): string {
  const outcomes = new Map<string, string[]>()
  const others: string[] = []
  for (const one of shows) {
    const [, field, what] = factIn(one) ?? []
    if (field === undefined || what === undefined) others.push(one.replace(/^the (longest|shortest) “(.*)”$/s, '$1 $2'))
    else outcomes.set(field, [...(outcomes.get(field) ?? []), what])
  }
  // a token of several pairs comes to the same in each
  const tokens = [...outcomes].map(([field, what]) => ({
    field,
    what: [...new Set(what)].filter((each) => each !== 'value'),
  }))
  const telling = tokens.filter(({ what }) => what.length > 0).map(({ field, what }) => `${field}: ${what.join(', ')}`)
  const told = [...telling, ...others]
  return told.length > 0 || outcomes.size === 0 ? told.join(' · ') : `a value for ${[...outcomes.keys()].join(', ')}`
}

/** Returns the field and what became of it: `“title”: {{ @Profile - City }} is empty`. */
function factIn(shown: string): readonly [string, string, string] | undefined {
  const found = /^“.*”: (\{\{ @.* \}\})(?: \(\d+ of \d+\))?(?:: | )(.*)$/s.exec(shown)
  if (found === null) return undefined
  const [, token = '', what = ''] = found
  return [shown, tokenWords(token).field, outcomeLabels[what] ?? what]
}

const outcomeLabels: Readonly<Record<string, string>> = {
  'has a value': 'value',
  'uses its default': 'default',
  'is empty': 'empty',
  ...Object.fromEntries(missingKinds.map((kind) => [missingWords[kind], kind.replace('-', ' ')])),
}

/** Returns what a bar shows, for those who do not see it: “title: 780 value, 71 default, 0 empty”. */
export function barWords(
  name: string,
  { value, default: fallback, empty }: { readonly value: number; readonly default: number; readonly empty: number },
): string {
  return `${name}: ${count(value)} value, ${count(fallback)} default, ${count(empty)} empty`
}

/** Returns how long something took, in milliseconds: “0.4 s”. */
export function tookWords(ms: number): string {
  return ms < 50 ? '<0.1 s' : `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`
}
