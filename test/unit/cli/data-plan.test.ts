import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ProofJson } from '#shared/proof/proof-json'
import { galley, json, profileRecord, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const attributes = {
  ...{ type: 'object', additionalProperties: false, required: ['title'] },
  properties: {
    title: { type: 'string', pattern: '^(Hi )+[A-Z]' },
    total: { type: 'number', minimum: 5 },
    free: { type: 'string' },
  },
}
const point = (type: string, criteria: object, definition: object) => ({
  ...{ match: { type, criteria }, description: '' },
  validator: { type: 'json_schema', definition },
})
const plan = {
  ...{ data_plan_id: 'shop_plan', version: 3, activated_environment: 'development' },
  version_document: {
    data_points: [
      point(
        'custom_event',
        { event_name: 'campaign_message', custom_event_type: 'other' },
        { properties: { data: { properties: { custom_attributes: attributes } } } },
      ),
      point('user_attributes', {}, { type: 'object', properties: { Tier: { enum: ['gold'] } } }),
      point('user_identities', {}, { type: 'object', additionalProperties: false, properties: { customer_id: {} } }),
    ],
  },
}
const planFile = write('plans/shop.json', JSON.stringify(plan))
const pairs = [
  { key: 'title', value: 'Hi {{ @Profile - First Name }}' },
  { key: 'total', value: '{{ @Profile - Total }}' },
]
const draftOf = (name: string, more: object = {}) =>
  write(`drafts/${name}.galley.json`, JSON.stringify({ galley: 1, name, pairs, ...more }))
const payload = { identities: { customer_id: 'Identity', email: 'Email' } }
const named = (file: string) => ({ payload: { ...payload, dataPlan: { id: 'shop_plan', version: 3, file } } })
const run = (command: string, draft: string, ...args: readonly string[]) =>
  galley([command, draft, '--cache', cache, ...args])
const planIn = (ran: Parameters<typeof json>[0]) => json<ProofJson>(ran).plan
const codesIn = (ran: Parameters<typeof json>[0]) =>
  json<{ diagnostics: { code: string }[] }>(ran).diagnostics.map(({ code }) => code)

beforeAll(async () => {
  const people = write('people.jsonl', [
    profileRecord('c-1', { 'First Name': 'Mira', Total: '42', Tier: 'gold' }),
    profileRecord('c-2', { 'First Name': 'mira', Total: 4, Tier: 'silver' }),
    profileRecord('c-3', { 'First Name': 'ada', Total: 7.5, Email: 'ada@example.com' }),
  ])
  expect((await galley(['import', people, '--cache', cache])).status).toBe(0)
})

describe('a data plan', () => {
  test('holds every payload: what does not fit, on the pair that causes it, and for how many', async () => {
    const draft = draftOf('proofed', { include: { profileAttributes: ['Tier'] }, payload })
    const ran = await run('proof', draft, '--data-plan', planFile, '--json')
    expect([ran.status, planIn(ran)]).toMatchObject([
      1,
      {
        ...{ id: 'shop_plan', version: 3, valid: 1, invalid: 2 },
        violations: [
          {
            type: 'invalid_value',
            pair: 'title',
            pointer: '#/data/custom_attributes/title',
            count: 2,
            identity: 'c-2',
          },
          { type: 'invalid_value', pair: 'total', expected: 'must be >= 5', count: 1, identity: 'c-2' },
          { type: 'invalid_value', pair: null, pointer: '#/user_attributes/Tier', expected: 'one of "gold"', count: 1 },
          { type: 'unplanned', pair: null, pointer: '#/user_identities/email', count: 1, identity: 'c-3' },
        ],
      },
    ])
    const people = await run('proof', draft, '--data-plan', planFile)
    expect(people.stdout).toContain('2 payloads of 3 do not fit the data plan “shop_plan”, version 3.')
    const html = (await run('proof', draft, '--data-plan', planFile, '--report', 'html', '--mask')).stdout
    expect(html).toContain('must be &gt;= 5 (#/data/custom_attributes/total)')
    expect(html).not.toContain('c-2')
    const junit = (await run('proof', draft, '--data-plan', planFile, '--report', 'junit')).stdout
    expect(junit.match(/name="data-plan" time="0"><failure/g)).toHaveLength(3)
  })

  test('is found by the name that the draft gives it, relative to the draft', async () => {
    const draft = draftOf('named', named('../plans/shop.json'))
    expect(planIn(await run('proof', draft, '--json'))).toMatchObject({ valid: 1, invalid: 2 })
    const other = draftOf('short', {
      ...named('../plans/shop.json'),
      pairs: [
        { key: 'total', value: '1' },
        { key: 'titel', value: 'x' },
      ],
    })
    const ran = await run('check', other, '--json')
    expect([ran.status, codesIn(ran)]).toEqual([
      1,
      expect.arrayContaining(['constant-against-plan', 'unplanned-key', 'required-attribute-missing']),
    ])
  })

  test('that the draft names and that is missing or broken is told of by the check, and the draft is proofed without it', async () => {
    write('plans/broken.json', '{')
    for (const file of ['../plans/none.json', '../plans/broken.json', '.', '../drafts/lost.galley.json']) {
      const draft = draftOf('lost', named(file))
      const ran = await run('check', draft, '--json')
      expect([ran.status, codesIn(ran)]).toEqual([1, expect.arrayContaining(['data-plan-unreadable'])])
      const proofed = await run('proof', draft, '--json')
      expect([proofed.status, planIn(proofed)]).toEqual([1, undefined])
    }
  })

  test('that the command names and that cannot be used ends it', async () => {
    const draft = draftOf('plain')
    for (const file of [join(folder, 'none.json'), folder, cache]) {
      for (const command of ['check', 'proof']) {
        const { status, stdout, stderr } = await run(command, draft, '--data-plan', file)
        expect([status, stdout]).toEqual([3, ''])
        expect(stderr).toMatch(/^galley: The data plan “/)
      }
    }
  })

  test('of another version or name than the payloads name is warned of', async () => {
    const draft = draftOf('other', { payload: { dataPlan: { id: 'other_plan' } } })
    expect(codesIn(await run('check', draft, '--data-plan', planFile, '--json'))).toContain('data-plan-mismatch')
  })
})
