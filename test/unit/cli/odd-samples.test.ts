import { join } from 'node:path'
import { expect, test } from 'vitest'
import { galley, json, jsonLines, profileRecord, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()

/** Imports a file, checks a draft of these values against it, and returns what is found. */
async function findings(name: string, content: string, ...values: readonly string[]) {
  const cache = join(folder, `${name}.sqlite`)
  expect((await galley(['import', write(name, content), '--cache', cache])).status).toBe(0)
  const pairs = values.map((value, i) => ({ key: `k${String(i)}`, value }))
  const draft = write(`${name}.galley.json`, JSON.stringify({ galley: 1, pairs }))
  const run = await galley(['check', draft, '--cache', cache, '--json'])
  return json<{ diagnostics: { code: string; message: string; fixes: string[] }[] }>(run).diagnostics
}

test('words for nothing are counted with their share, and a draft without kinds does not use its default for them', async () => {
  const file = 'identity,Name\nu-1,NULL\nu-2,null\nu-3,undefined\nu-4,Nora\n'
  const found = await findings('words.csv', file, 'Hi {{ @Profile - Name | default: "you" }}')
  expect(found).toMatchObject([
    {
      code: 'default-kept-silent',
      message: expect.stringContaining('3 of 4 users (75 %) have a word for nothing') as string,
      fixes: ['Use the default for placeholder values'],
    },
    { code: 'default-never-speaks' },
  ])
})

test('a date in milliseconds is said to be one', async () => {
  const file = jsonLines([profileRecord('m-1', { renews: '$D_1769904000000' })])
  const found = await findings('dates.json', file, '{{ @Profile - renews }}')
  expect(found).toMatchObject([
    { code: 'impossible-date', message: expect.stringContaining('probably milliseconds') as string },
  ])
})

test('JSON as a text is said to be why nothing finds the properties inside', async () => {
  const event = { identity: 'u-1', type: 'event', ts: 1_767_225_600, evtName: 'Charged' }
  const file = jsonLines([{ ...event, evtData: { Items: '[{"prod_name":"Hat"}]' } }])
  const values = ['{{ @Charged - Items | default: "x" }}', '{{ @Charged - Items.prod_name | default: "x" }}']
  const found = await findings('items.json', file, ...values)
  expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(['json-value', 'unknown-event-property']))
  expect(found.find(({ code }) => code === 'unknown-event-property')?.message).toContain('holds JSON as a text')
})

test('names that look alike are told apart', async () => {
  const file = jsonLines([profileRecord('u-1', { 'Customer Type': 'gold' })])
  const found = await findings('names.json', file, '{{ @Profile - Customer\u00a0Type }}')
  expect(found.find(({ code }) => code === 'name-case')?.message).toContain('with a no-break space')
})
