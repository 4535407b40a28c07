import { describe, expect, it } from 'vitest'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { noSamples, type ObservedProperty, type ObservedSchema } from '#shared/sample/observed'
import { findingCount } from '#shared/check/finding-count'
import { problemWords } from '#shared/check/problem-words'
import { problemCounts, problemLines } from '../../../renderer/src/problems/problem-list.ts'
import { bestFit } from '../../../renderer/src/words/best-fit.ts'
import { linesOf } from '../../../renderer/src/ui/combo-lines.ts'
import { matchesOf } from '../../../renderer/src/words/search-match.ts'
import { percent, propertyRows, typeShares } from '../../../renderer/src/samples-view/property-rows.ts'
import { scopesOf } from '../../../renderer/src/words/property-scopes.ts'

const diagnostic = (severity: DraftDiagnostic['severity'], pair: number | null, message: string): DraftDiagnostic => ({
  code: 'no-default',
  severity,
  message,
  place: { part: pair === null ? 'payload' : 'pairs', pair, field: pair === null ? null : 'value', span: null },
  fixes: [],
})

describe('the list of problems', () => {
  const all = [
    diagnostic('info', 0, 'a note'),
    diagnostic('error', 1, 'an error'),
    diagnostic('warning', null, 'a warning'),
    diagnostic('error', 0, 'an error'),
  ]
  const words = (lines: ReturnType<typeof problemLines>) =>
    lines.map((line) => {
      if (line.kind === 'heading') return `# ${line.severity}`
      const where = line.kind === 'group' ? `in ${line.places} places` : line.where
      return `${where}: ${line.diagnostic.message}`
    })

  it('stands under a heading for each severity, worst first', () => {
    expect(words(problemLines(all, ['title', ''], new Set(), ''))).toEqual([
      '# error',
      'pair 2: an error',
      'title: an error',
      '# warning',
      'payload: a warning',
      '# info',
      'title: a note',
    ])
    expect(problemCounts(all)).toEqual({ error: 2, warning: 1, info: 1 })
  })

  it('is narrowed by severity, and by text in the message or the place', () => {
    expect(words(problemLines(all, ['title', ''], new Set(['error', 'info']), ''))).toEqual([
      '# warning',
      'payload: a warning',
    ])
    expect(words(problemLines(all, ['title', ''], new Set(), 'TITLE'))).toEqual([
      '# error',
      'title: an error',
      '# info',
      'title: a note',
    ])
  })

  it('says what is wrong in many places once, and shows the places when it is opened', () => {
    const many = Array.from({ length: 200 }, (_, pair) => diagnostic('warning', pair, 'First Name'))
    const keys = many.map((_, pair) => `key${pair}`)
    const lines = problemLines(many, keys, new Set(), '')
    expect(words(lines)).toEqual(['# warning', 'in 200 places: First Name'])
    // the numbers beside it say the same: of the tab, of each severity, and of an export
    const all = [...many, diagnostic('error', 1, 'another')]
    expect(findingCount(all)).toBe(2)
    expect(problemCounts(all)).toEqual({ error: 1, warning: 1, info: 0 })
    expect(problemWords(all)).toBe('1 error, 1 warning')
    const [, group] = lines
    const opened = problemLines(many, keys, new Set(), '', new Set(group?.kind === 'group' ? [group.id] : []))
    expect(words(opened).slice(0, 4)).toEqual([
      '# warning',
      'in 200 places: First Name',
      'key0: First Name',
      'key1: First Name',
    ])
  })

  it('names every line once, also where two say the same', () => {
    const twice = [diagnostic('error', 0, 'same'), diagnostic('error', 0, 'same')]
    const ids = problemLines(twice, ['title'], new Set(), '').flatMap((line) =>
      line.kind === 'problem' ? [line.id] : [],
    )
    expect(new Set(ids).size).toBe(2)
  })
})

describe('the table of properties', () => {
  const property = (name: string, changes: Partial<ObservedProperty>): ObservedProperty => ({
    name,
    types: {},
    filled: 0,
    absent: 0,
    null: 0,
    empty: 0,
    blank: 0,
    placeholder: 0,
    odd: {},
    notText: 0,
    distinct: 0,
    distinctIsExact: true,
    top: [],
    length: null,
    padded: 0,
    capitals: 0,
    emails: 0,
    firstSeen: null,
    lastSeen: null,
    ...changes,
  })
  const properties = [
    property('City', { filled: 5, top: [{ value: 'Oslo', count: 5 }] }),
    property('age', { filled: 9, types: { number: 3, string: 6 } }),
    property('Tier', { filled: 5 }),
  ]
  const schema: ObservedSchema = {
    ...noSamples,
    profiles: { total: 10, complete: true, properties: new Map(properties.map((each) => [each.name, each])) },
  }
  const [scope] = scopesOf(schema)
  const names = (...[text, by, descending]: [string, Parameters<typeof propertyRows>[2], boolean]) =>
    scope === undefined ? [] : propertyRows(scope, text, by, descending).map(({ name }) => name)

  it('is sorted by name whatever the letter case, and by numbers, equal ones by name', () => {
    expect(names('', 'name', false)).toEqual(['age', 'City', 'Tier'])
    expect(names('', 'filled', true)).toEqual(['age', 'City', 'Tier'])
    expect(names('', 'filled', false)).toEqual(['City', 'Tier', 'age'])
  })

  it('is searched by name and by the commonest values', () => {
    expect(names('OSLO', 'name', false)).toEqual(['City'])
    expect(names('ti', 'name', false)).toEqual(['Tier'])
  })

  it('gives each type its share, and never rounds to nothing or to all', () => {
    expect(properties.slice(1, 2).flatMap(typeShares)).toEqual([
      { type: 'string', share: 6 / 9 },
      { type: 'number', share: 3 / 9 },
    ])
    expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', '< 1 %', '50 %', '> 99 %', '100 %'])
  })
})

describe('what a found user matched', () => {
  const user = { id: 1, identity: 'u-1', anonymous: false, name: 'Mira Lindqvist', email: 'mira@x.io', phone: null }

  it('is marked in every field that has it', () => {
    expect(matchesOf(user, 'MIRA').map(({ field, before, match, after }) => [field, before, match, after])).toEqual([
      ['name', '', 'Mira', ' Lindqvist'],
      ['email', '', 'mira', '@x.io'],
    ])
    expect(matchesOf(user, 'elsewhere')).toEqual([])
  })
})

describe('the lines under a field', () => {
  const options = ['Home city', 'Ciudad', 'City', 'Åre city pass', 'Capacity'].map((id) => ({ id }))
  const lines = (typed: string | null) => linesOf(options, { typed, other: '', fit: bestFit }).map(({ id }) => id)

  it('are all of them before anything is typed', () => {
    expect(lines(null)).toHaveLength(5)
  })

  it('come in the order of the other lists: what begins so, then words that do, then the rest', () => {
    expect(lines('city')).toEqual(['City', 'Home city', 'Åre city pass', 'Capacity', 'city'])
    expect(lines('pass are')).toEqual(['Åre city pass', 'pass are'])
  })
})
