import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { boundedPattern } from '#shared/plan/bounded-pattern'
import { convertedText } from '#shared/plan/lenient'
import { isPlainPattern } from '#shared/plan/plain-pattern'
import { parsePlan } from '#shared/plan/plan-file'
import { planValidator } from '#shared/plan/plan-validator'

export const shopPlan = (attributes: object, version = 3, activated_environment = 'development') => ({
  ...{ data_plan_id: 'shop_plan', version, version_description: '', activated_environment },
  version_document: {
    data_points: [
      {
        description: 'message pairs',
        match: { type: 'custom_event', criteria: { event_name: 'campaign_message', custom_event_type: 'other' } },
        validator: {
          type: 'json_schema',
          definition: {
            $schema: 'http://json-schema.org/draft-06/schema#',
            properties: { data: { properties: { custom_attributes: attributes }, required: ['custom_attributes'] } },
          },
        },
      },
    ],
  },
})
const open = (json: unknown, version: number | null = null) => parsePlan(JSON.stringify(json), 'plan.json', version)
const draft: Draft = {
  ...initialDraft,
  pairs: [
    { key: 'title', value: 'x' },
    { key: 'total', value: '1' },
  ],
}

function violations(attributes: object, pairs: object, others: object = {}) {
  const plan = open(shopPlan(attributes))
  const validator = plan.ok ? planValidator(plan.value, draft) : plan
  if (!validator.ok) throw new Error(validator.error)
  const data = { event_name: 'campaign_message', custom_event_type: 'other', custom_attributes: pairs }
  return validator.value.validate({ events: [{ event_type: 'custom_event', data }], ...others })
}

describe('a data plan', () => {
  test('is read as a version, and as a whole plan by its newest active version or the one that is chosen', () => {
    const [a, b, c] = [shopPlan({}, 1), shopPlan({}, 2, 'production'), shopPlan({}, 3, 'none')]
    expect(open(a)).toMatchObject({ ok: true, value: { id: 'shop_plan', version: 1 } })
    const whole = { data_plan_id: 'shop_plan', data_plan_versions: [b, a, c] }
    expect(open(whole)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(open(whole, 3)).toMatchObject({ ok: true, value: { version: 3 } })
    expect(open(whole, 9)).toMatchObject({
      ok: false,
      error: expect.stringContaining('no version 9 (it has 2, 1, 3)') as string,
    })
    expect(open({ ...whole, data_plan_versions: [c] })).toMatchObject({
      error: expect.stringContaining('no version that is active') as string,
    })
  })

  test.each([
    '',
    '{',
    '[]',
    '{}',
    '5',
    '{"version_document":{}}',
    '['.repeat(200_000),
    JSON.stringify({ galley: 1, pairs: [] }),
  ])('is refused with a sentence where it is none: %#', (text) => {
    const read = parsePlan(text, 'plan.json', null)
    expect(read.ok ? '' : read.error).toMatch(/^plan\.json .* from mParticle.*\.$/)
  })

  test('says of every violation what it wants, where, and of which pair', () => {
    const attributes = {
      type: 'object',
      additionalProperties: false,
      properties: { total: { type: 'number', minimum: 5 }, sku: { type: 'string' } },
      required: ['sku'],
    }
    expect(violations(attributes, { title: 'Hi', total: '4.5' })).toEqual([
      { type: 'missing_required', pair: null, pointer: '#/data/custom_attributes/sku', expected: 'sku' },
      {
        ...{ type: 'unplanned', pair: 'title', pointer: '#/data/custom_attributes/title' },
        expected: 'no attribute that the plan does not have',
      },
      { type: 'invalid_value', pair: 'total', pointer: '#/data/custom_attributes/total', expected: 'must be >= 5' },
    ])
    expect(violations({}, {}).length).toBe(0)
  })

  test('says so where a schema cannot be used', () => {
    const plan = open(shopPlan({ type: 'strin' }))
    const validator = plan.ok ? planValidator(plan.value, draft) : plan
    expect(validator.ok ? '' : validator.error).toMatch(/^The data plan holds a schema that cannot be used/)
  })

  test('an event that it does not know is unplanned', () => {
    const plan = open(shopPlan({}))
    const other = { ...draft, payload: { ...draft.payload, eventName: 'other' } }
    const validator = plan.ok ? planValidator(plan.value, other) : plan
    expect(validator.ok ? validator.value.validate({ events: [{}] }) : []).toMatchObject([
      { type: 'unplanned', pointer: '#' },
    ])
  })
})

describe('patterns', () => {
  test.each([
    '^(a+)+$',
    '(a|a)*b',
    '(a*)*b',
    'a*a*a*a*a*b',
    '(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)(?:a|a)c',
    '(x+x+)+y',
  ])('that could take for ever end at once: %s', (pattern) => {
    expect(isPlainPattern(pattern)).toBe(false)
    const { test: fits } = boundedPattern(pattern, () => expect.unreachable())
    expect(fits(`${'a'.repeat(50_000)}!`)).toBe(false)
  })

  test('mean what they mean in JavaScript', () => {
    const patterns = [
      '^[A-Z]{2}-\\d+$',
      '\\bHi\\b',
      '^(a|b)+c$',
      '[^\\s]+@[\\w.-]+',
      '^\\u0041',
      'a{2,3}$',
      '^$',
      '(?:ab)*c',
      '\\/x',
      '[\\w-]+',
    ]
    const texts = ['', 'AB-12', 'ab', 'Hi you', 'abac', 'a@b.se', 'A', 'aaa', 'ababc', 'a/x', 'é', '\n']
    for (const pattern of patterns) {
      const { test: fits } = boundedPattern(pattern, () => expect.unreachable())
      const forced = boundedPattern(`(?:(?:${pattern}))`, () => expect.unreachable())
      for (const text of texts) {
        expect([pattern, text, fits(text)]).toEqual([pattern, text, new RegExp(pattern).test(text)])
        expect([pattern, text, forced.test(text.padEnd(text.length))]).toEqual([
          pattern,
          text,
          new RegExp(pattern).test(text),
        ])
      }
    }
  })

  test('that look around or back are run where that is bounded, and told of where it is not', () => {
    const told: string[] = []
    const tell = ({ pattern }: { readonly pattern: string }) => void told.push(pattern)
    expect(boundedPattern('^(?!test)', tell).test('testing')).toBe(false)
    expect(boundedPattern('(a+)+\\1$', tell).test('x')).toBe(true)
    expect(told).toEqual(['(a+)+\\1$'])
  })
})

test('texts are converted as the servers do', () => {
  const cases = [
    ['42', 'number', 42],
    ['-4.5e2', 'number', -450],
    ['0x10', 'number', undefined],
    ['', 'number', undefined],
    ['1e999', 'number', undefined],
    ['Infinity', 'number', undefined],
    ['true', 'boolean', true],
    ['False', 'boolean', false],
    ['1', 'boolean', undefined],
    ['42', 'string', undefined],
  ] as const
  for (const [text, type, value] of cases) expect(convertedText(text, type)).toBe(value)
})
