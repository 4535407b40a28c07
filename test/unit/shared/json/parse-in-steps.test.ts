import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromJson, type Json, toJson } from '#shared/json/json-text'
import { fromJsonInSteps } from '#shared/json/parse-in-steps'
import { Branch, law } from '../../law.ts'

function readIn<Content>(json: Json<Content>, step?: number): { readonly content: Content; readonly steps: number } {
  const reading = fromJsonInSteps(json, step)
  for (let steps = 1; ; steps++) {
    const next = reading.next()
    if (next.done === true) return { content: next.value, steps }
  }
}

it('reads what is read at once', () => {
  const several = new Branch('several steps')
  const value = fc.jsonValue({ maxDepth: 4, noUnicodeString: false })
  law(
    fc.property(value, fc.integer({ min: 2, max: 40 }), (value, step) => {
      const json = toJson(value)
      const { content, steps } = readIn(json, step)
      if (steps > 1) several.reach()
      expect(content).toEqual(fromJson(json))
      expect(JSON.stringify(content)).toBe(JSON.stringify(fromJson(json)))
    }),
    { reaches: [several] },
  )
})

it('keeps the digits of numbers, and names that an object has already', () => {
  const json = '{"a":[1,12345678901234567890,3],"__proto__":{"b":"x\\\\","c":"\\"]"},"toString":0.1}' as Json<unknown>
  for (const step of [2, 5, 20, 1_000]) expect(readIn(json, step).content).toEqual(fromJson(json))
})

it('takes a step for every stretch of its length, at any depth', () => {
  const pairs = Array.from({ length: 2_000 }, (_, n) => ({ key: `key ${String(n)}`, counts: [n, n + 1, n + 2] }))
  const json = toJson({ done: true, json: { pairs, text: 'x'.repeat(5_000) } })
  const { content, steps } = readIn(json, 1_000)
  expect(content).toEqual({ done: true, json: { pairs, text: 'x'.repeat(5_000) } })
  expect(steps).toBeGreaterThan(json.length / 1_200)
})
