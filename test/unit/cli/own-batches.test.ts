import { join } from 'node:path'
import { readdirSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { peopleIn } from '../engine/cache.ts'
import { galley, json, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const asOf = '2026-01-02T00:00:00.000Z'
const count = 120
const draft = write(
  'shop.galley.json',
  JSON.stringify({
    galley: 1,
    trigger: null,
    pairs: [{ key: 'account', value: 'Nr {{ @Profile - account }}' }],
    include: { profileAttributes: ['Name', 'account', 'sizes', 'plan'] },
    payload: { identities: { customer_id: 'Identity', email: 'Email', mobile_number: 'Phone', other: 'crm' } },
  }),
)
const account = (i: number) => String(9007199254740993n + BigInt(i))
const identity = (i: number) => `700000000000000${String(1000 + i)}`

beforeAll(async () => {
  const profiles = Array.from(
    { length: count },
    (_, i) =>
      `{"identity":${identity(i)},"type":"profile","profileData":{"Name":"Åsa ${String(i)}",\
"Email":"å${String(i)}@example.com","Phone":"+46${String(i)}","crm":"k-${String(i)}","account":${account(i)},\
"sizes":["M","L"],"plan":${i % 2 === 0 ? '"gold"' : 'true'}}}`,
  )
  expect(await galley(['import', write('p.jsonl', profiles.join('\n')), '--cache', cache])).toMatchObject({ status: 0 })
})

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => name !== 'manifest.json')
    .map((name) => join(path, name))
}

describe.each(['batch', 'ndjson', 'bulk'])('what galley export --shape %s writes', (shape) => {
  const out = join(folder, `out-${shape}`)
  const back = join(folder, `${shape}.sqlite`)

  test('galley import takes in: profiles, events and 64-bit ids are the same, and a second time nothing is new', async () => {
    expect(
      await galley(['export', draft, '--cache', cache, '--shape', shape, '--as-of', asOf, '--out', out]),
    ).toMatchObject({ status: 0, stderr: '' })
    const files = filesIn(out)
    expect(await galley(['import', ...files, '--cache', back])).toMatchObject({ status: 0, stderr: '' })
    const people = peopleIn(back)
    expect(people.map((one) => one.identity)).toEqual(Array.from({ length: count }, (_, i) => identity(i)))
    expect(JSON.stringify(people[8])).toBe(
      `{"identity":"${identity(8)}","anonymous":0,"properties":{"Email":"å8@example.com","Phone":"+468","other":"k-8",\
"Identity":"${identity(8)}","Name":"Åsa 8","account":${account(8)},"sizes":["M","L"],"plan":"gold"},\
"identities":["mobile_number:+468","other:k-8","å8@example.com"],"events":[{"name":"campaign_message",\
"ts":${String(Date.parse(asOf))},"properties":{"account":"Nr ${account(8)}"}}]}`,
    )
    const again = json<{ imports: { profiles: number; events: number }[] }>(
      await galley(['import', ...files, '--cache', back, '--json']),
    )
    expect(again.imports.every(({ profiles, events }) => profiles + events === 0)).toBe(true)
    const copy = write(`${shape}-copy.json`, `${JSON.stringify({ user_identities: { customer_id: identity(8) } })}\n`)
    expect(await galley(['import', copy, '--cache', back])).toMatchObject({ status: 0 })
    expect(peopleIn(back)).toEqual(people)
  })
})
