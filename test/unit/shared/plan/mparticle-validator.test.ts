import { DataPlanService } from '@mparticle/data-planning-node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import { parsePlan } from '#shared/plan/plan-file'
import { planValidator } from '#shared/plan/plan-validator'
import { Branch, law } from '../../law.ts'

const names = ['title', 'a/b~c', 'total'] as const
const name = fc.constantFrom(...names)
const text = fc.oneof(
  fc.constantFrom(
    '',
    'Hi Mira',
    '42',
    '4.5',
    ' 7 ',
    'true',
    'False',
    '1e3',
    'a@b.se',
    '2026-01-01',
    'https://x.se',
    'AB-12',
    'é',
  ),
  fc.string({ maxLength: 6 }),
)
const stringSchema = fc
  .oneof(
    fc.constantFrom<object>(
      {},
      { pattern: '^[A-Z]{2}-\\d+$' },
      { pattern: '(a|b)+c' },
      { pattern: '[\\w-]+@' },
      { format: 'email' },
      { format: 'date' },
      { enum: ['Hi Mira', '42'] },
      { const: 'true' },
    ),
    fc.record({ minLength: fc.nat(5), maxLength: fc.nat(8) }, { requiredKeys: [] }),
  )
  .map((made) => ({ type: 'string', ...made }))
const numberSchema = fc.record(
  {
    type: fc.constantFrom('number', 'integer'),
    minimum: fc.constantFrom(0, 5),
    maximum: fc.constantFrom(10, 1000),
    enum: fc.constant([7, 42]),
    multipleOf: fc.constant(2),
  },
  { requiredKeys: ['type'] },
)
const schema = fc.oneof(
  stringSchema,
  numberSchema,
  fc.constant({ type: 'number' }),
  fc.constant({ type: 'boolean' }),
  fc.constant({}),
)
const closed = fc
  .record({
    properties: fc.dictionary(name, schema, { maxKeys: 3 }).map((made) => ({ ...made })),
    required: fc.uniqueArray(name, { maxLength: 1 }),
    additionalProperties: fc.constantFrom(true, true, false),
  })
  .map((made) => ({ type: 'object', ...made }))
const place = fc.constantFrom('custom_attributes', 'custom_attributes', 'custom_attributes', 'custom_flags')
const usual = 'campaign_message'
const eventName = fc.constantFrom(usual, usual, usual, 'another')
const plan = fc
  .record({ attributes: closed, users: closed, place, eventName, closedData: fc.constantFrom(false, false, true) })
  .map(({ attributes, users, place: at, eventName: event_name, closedData }) => ({
    ...{ data_plan_id: 'shop', version: 3, activated_environment: 'development' },
    version_document: {
      data_points: [
        {
          match: { type: 'custom_event', criteria: { event_name, custom_event_type: 'other' } },
          validator: {
            type: 'json_schema',
            definition: {
              properties: {
                data: {
                  additionalProperties: !closedData,
                  properties: { [at]: attributes, event_name: { const: event_name }, custom_event_type: {} },
                  required: [at],
                },
              },
            },
          },
        },
        { match: { type: 'user_attributes', criteria: {} }, validator: { type: 'json_schema', definition: users } },
      ],
    },
  }))
const held = fc.oneof(text, fc.integer({ min: -5, max: 50 }), fc.boolean(), fc.constant(null))
const batch = fc.record({
  eventName,
  place,
  pairs: fc.dictionary(name, text).map((made) => ({ ...made })),
  user_attributes: fc.dictionary(name, held, { maxKeys: 2 }).map((made) => ({ ...made })),
})

/** What the servers take a text for; the one difference that mParticle's validator has to be told of. */
function converted(value: unknown, wanted: { readonly type?: string } | undefined): unknown {
  if (typeof value !== 'string') return value
  if (wanted?.type === 'boolean' && /^\s*(true|false)\s*$/i.test(value)) return /true/i.test(value)
  const isNumber = (wanted?.type === 'number' || wanted?.type === 'integer') && value.trim() !== ''
  const number = isNumber && /^[\d\s.eE+-]+$/.test(value) ? Number(value) : NaN
  return Number.isNaN(number) ? value : number
}

function convertedAll(values: object, properties: Record<string, { type?: string }>): object {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, converted(value, properties[key])]))
}

describe('a payload fits a plan here where it does for mParticle’s own validator', () => {
  // The differences, all of them documented in docs/decisions:
  // 1. a text that can be converted to a number, true or false counts as one (the servers do so; its validator does not);
  // 2. a plan without a point for user attributes says nothing of them (its validator reports that as an error of its own);
  // 3. identities are held to the plan's point for them (its validator does not look at them);
  // 4. a pattern that cannot be run within bounds is not looked at.
  test('over generated plans and batches, but for the texts that its servers convert', async () => {
    const valid = new Branch('a valid batch')
    const invalid = new Branch('an invalid batch')
    const lenient = new Branch('a batch that only the servers take')
    await law(
      fc.asyncProperty(plan, batch, async (made, sent) => {
        const draft: Draft = {
          ...initialDraft,
          pairs: Object.keys(sent.pairs).map((key) => ({ key, value: '' })),
          payload: { ...initialDraft.payload, eventName: sent.eventName, pairsTo: sent.place },
        }
        const read = parsePlan(JSON.stringify(made), 'plan.json', null)
        if (!read.ok) throw new Error(read.error)
        const validator = planValidator(read.value, draft)
        if (!validator.ok) throw new Error(validator.error)
        const data = { event_name: sent.eventName, custom_event_type: 'other' }
        const event = (pairs: object) => ({ event_type: 'custom_event', data: { ...data, [sent.place]: pairs } })
        const { user_attributes } = sent
        const found = validator.value.validate({ events: [event(sent.pairs)], user_attributes })

        const [point, users] = made.version_document.data_points
        const planned = point?.validator.definition as {
          properties: { data: { properties: Record<string, { properties?: Record<string, { type?: string }> }> } }
        }
        const wanted = planned.properties.data.properties[sent.place]?.properties ?? {}
        const usersWanted = (users?.validator.definition as { properties: Record<string, { type?: string }> })
          .properties
        const isTheirs = async (pairs: object, attributes: object) => {
          const { results } = await new DataPlanService().validateBatch(
            { environment: 'development', mpid: '1', user_attributes: attributes, events: [event(pairs)] } as never,
            made as never,
          )
          return results?.length === 0
        }
        const strict = await isTheirs(sent.pairs, user_attributes)
        const expected = await isTheirs(convertedAll(sent.pairs, wanted), convertedAll(user_attributes, usersWanted))
        expect(found.length === 0).toBe(expected)
        if (expected && !strict) lenient.reach()
        if (expected) valid.reach()
        else invalid.reach()
        for (const { pair, pointer } of found) {
          expect(pointer).toMatch(/^#/)
          if (pair !== null) expect(Object.keys(sent.pairs)).toContain(pair)
        }
      }),
      { runs: 200, reaches: [valid, invalid, lenient] },
    )
  })
})
