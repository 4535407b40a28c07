import { join } from 'node:path'
import { expect, test } from 'vitest'
import { galley, json, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()

test('a payload with half a character in a text or an attribute is refused, and says why', async () => {
  const cache = join(folder, 'samples.sqlite')
  const people = [
    ['text', '"Name":"Nora \\ud83d"'],
    ['attribute', '"City":"Lund \\udc4b"'],
    ['whole', '"Name":"Nora \\ud83d\\udc4b"'],
  ].map(([id, properties]) => `{"identity":"${id ?? ''}","type":"profile","profileData":{${properties ?? ''}}}`)
  expect((await galley(['import', write('people.jsonl', people.join('\n')), '--cache', cache])).status).toBe(0)
  const draft = write(
    'half.galley.json',
    JSON.stringify({
      galley: 1,
      pairs: [{ key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' }],
      include: { profileAttributes: ['City'] },
    }),
  )
  const out = join(folder, 'payloads.ndjson')
  const ran = await galley(['export', draft, '--cache', cache, '--out', out, '--json'])
  expect(ran.status).toBe(1)
  expect(json(ran)).toMatchObject({
    written: 1,
    refused: [
      { identity: 'text', problems: [expect.stringMatching(/attribute “title” holds half a character/)] },
      { identity: 'attribute', problems: [expect.stringMatching(/user attribute “City” holds half a character/)] },
    ],
  })
})
