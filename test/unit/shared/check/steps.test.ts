import { expect, it } from 'vitest'
import { check, checkInSteps } from '#shared/check/check'
import { messagesOf } from '#shared/check/problem-words'
import { TemplateCache } from '#shared/check/template-cache'
import { isAtHand, parse } from '#shared/template/parse'
import { draftOf } from './draft.ts'
import { schema } from './world.ts'

const tokens = [
  '{{ @Profile - Nmae }} {{ @Profile - Email | default: "" }} {{ @Constant - Product }} {{ @Charged - Amount }} ',
  '{{ @Recommendation none - Name }} {{ @Profile - City }} @Profile - City | default: "x" {{ @Event - Name }} ',
]

it('finds in each of many tokens what it finds in one, in small steps', () => {
  const times = 800
  const one = draftOf(tokens.join(''))
  const many = draftOf(tokens.join('').repeat(times))
  const perToken = (codes: readonly string[]) => codes.filter((code) => !/^(?:value-length|request-size)/.test(code))
  const few = perToken(check(one, schema).map(({ code }) => code))
  const steps = checkInSteps(many, schema)
  let count = 0
  for (;;) {
    const step = steps.next()
    if (step.done === true) {
      expect(perToken(step.value.map(({ code }) => code)).sort()).toEqual(
        few.flatMap((code) => Array.from({ length: times }, () => code)).sort(),
      )
      break
    }
    count++
  }
  expect(few.length).toBeGreaterThan(3)
  expect(count).toBeGreaterThan(200)
})

it('tells of a few problems in full, and of thousands in a few and a number', () => {
  const problems = check(draftOf('{{ @Profile - Nmae }}'.repeat(3_000)), schema)
  expect(messagesOf(problems.slice(0, 2))).toBe(
    problems
      .slice(0, 2)
      .map(({ message }) => message)
      .join(' '),
  )
  expect(messagesOf(problems).length).toBeLessThan(10_000)
  expect(messagesOf(problems)).toMatch(/ And [\d,]+ more\.$/)
})

it('reads a long value once, however many there are, and forgets none for short ones', () => {
  const letters = [...'abcdefghijklmnopqrst']
  // nothing in common, for what is alike is read quickly
  const long = letters.slice(0, 12).map((letter) => `${letter} {{ @Profile - ${letter} }} `.repeat(4_000))
  const cache = new TemplateCache()
  const steps = (values: readonly string[]) => {
    const pairs = values.map((value, nth) => ({ key: `key ${String(nth)}`, value }))
    return [...checkInSteps({ ...draftOf(''), pairs }, schema, { cache })].length
  }
  const first = steps(long)
  expect(steps(long)).toBeLessThan(first - 300)
  const [one = ''] = long
  parse(one)
  steps(letters)
  expect(isAtHand(one)).toBe(true)
})
