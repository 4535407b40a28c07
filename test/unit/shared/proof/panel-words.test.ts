import { describe, expect, it, test } from 'vitest'
import type { ProofWanted } from '#shared/proof/panel'
import { barWords, findingLabel, peopleWords, showsWords, tokenWords, tookWords } from '#shared/proof/panel-words'
import { missingKinds, missingWords } from '#shared/sample/missing'

const token = (text: string) => ({ token: text, value: 0, default: 0, empty: 0, missing: {} })
const pairs = [
  { key: 'title', tokens: [token('{{ @Profile - First Name | default: "there" }}'), token('{{ @Charged - date }}')] },
  { key: 'body', tokens: [] },
]
const outcome = { kind: 'outcome', pair: 0, token: 0, from: null, missing: null } as const

test.each<[ProofWanted, number, string]>([
  [{ ...outcome, missing: 'null' }, 10, '10 recipients whose First Name is null'],
  [{ ...outcome, token: 1, missing: 'no-event' }, 1, '1 recipient whose date has no event'],
  [{ ...outcome, from: 'default' }, 71, '71 recipients with the default for First Name'],
  [{ ...outcome, from: 'value' }, 1780, '1,780 recipients with a value for First Name'],
  [{ ...outcome, token: null, from: 'empty' }, 3, '3 recipients with an empty piece in “title”'],
  [{ ...outcome, pair: null, token: null, from: 'empty' }, 73, '73 recipients with an empty piece in the message'],
  [{ kind: 'finding', pair: 1, code: 'doubled-space' }, 12, '12 recipients whose “body” has two spaces in a row'],
  [
    { kind: 'length', pair: 0, measure: 'length', from: 80, until: 84 },
    3,
    '3 recipients whose “title” has 80 to 84 characters',
  ],
  [{ kind: 'length', pair: null, measure: 'bytes', from: 1, until: 1 }, 1, '1 recipient whose payload has 1 byte'],
  [{ kind: 'difference', what: 'lost', pair: 0 }, 12, '12 recipients with a value less in “title”'],
  [{ kind: 'difference', what: 'changed', pair: null }, 12, '12 recipients with another text'],
  [{ kind: 'difference', what: 'left' }, 2, '2 recipients who no longer get the message'],
])('says what the list behind %j is of', (wanted, total, words) => {
  expect(peopleWords(wanted, total, pairs)).toBe(words)
})

describe('a list of users', () => {
  it('is named for every kind of missing', () => {
    for (const missing of missingKinds)
      expect(peopleWords({ ...outcome, missing }, 2, pairs)).toMatch(/^2 recipients whose First Name (?:is|has) /)
  })

  it('is named for a pair that is there no more', () => {
    expect(peopleWords({ ...outcome, pair: 9, missing: 'null' }, 2, pairs)).toBe('2 recipients whose token is null')
  })
})

describe('a token', () => {
  it('has its source, its field and its default apart', () => {
    expect(tokenWords('{{ @Profile - First Name | default: "there" }}')).toEqual({
      source: 'Profile',
      field: 'First Name',
      default: 'there',
    })
    expect(tokenWords('{{ @"Add - to cart" - x }}')).toEqual({ source: 'Add - to cart', field: 'x', default: null })
  })

  it('is shown as it is where it cannot be read', () => {
    expect(tokenWords('no token')).toEqual({ source: '', field: 'no token', default: null })
  })
})

it('says of a persona what is rare, and that a token has a value only where there is nothing else', () => {
  const value = '“title”: {{ @Profile - First Name | default: "x" }} has a value'
  const city = '“store”: {{ @Profile - City }} (1 of 2)'
  expect(
    showsWords([
      value,
      `${city} is empty`,
      `${city}: ${missingWords.absent}`,
      'the longest “body”',
      'skipped: the user is stopped',
    ]),
  ).toBe('City: empty, absent · longest body · skipped: the user is stopped')
  const body = city.replace('store', 'body')
  expect(showsWords([`${city} is empty`, `${body} is empty`, `${body}: ${missingWords.absent}`])).toBe(
    'City: empty, absent',
  )
  expect(showsWords([value])).toBe('a value for First Name')
  expect(showsWords([])).toBe('')
})

it('has a short name for every flaw', () => {
  expect(findingLabel('doubled-space')).toBe('doubled space')
  expect(findingLabel('leftover-token')).toBe('piece of a token')
})

it('says a bar and a time', () => {
  expect(barWords('title', { value: 1780, default: 71, empty: 0 })).toBe('title: 1,780 value, 71 default, 0 empty')
  expect([3, 412, 9_940, 10_400].map(tookWords)).toEqual(['<0.1 s', '0.4 s', '9.9 s', '10 s'])
})
