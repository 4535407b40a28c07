import { describe, expect, test } from 'vitest'
import type { ImportNote } from '#shared/sample/import-report'
import { cacheFolder, firstOf, importInto, peopleIn } from '../cache.ts'

const folder = cacheFolder()
let files = 0

/** The times of the events of a file that an import of Asia/Kolkata took in, and its notes. */
async function timesOf(content: string): Promise<{ times: readonly string[]; notes: readonly ImportNote[] }> {
  const cache = folder.newCache()
  const file = folder.write(String(++files), content)
  const { notes } = firstOf(await importInto(cache, [file], { timeZone: 'Asia/Kolkata', eventName: 'Buy' }))
  const times = peopleIn(cache).flatMap(({ events }) => events.map(({ ts }) => new Date(ts).toISOString()))
  return { times, notes }
}

const upload = (ts: string) =>
  JSON.stringify({ d: [{ identity: 'u', type: 'event', evtName: 'Buy', ts, evtData: {} }] })

const kinds: readonly (readonly [kind: string, content: (ts: string) => string])[] = [
  ['an upload', upload],
  ['a download', (ts) => JSON.stringify({ records: [{ profile: { identity: 'u' }, ts, event_props: {} }] })],
  ['a webhook call', (ts) => JSON.stringify({ profiles: [{ identity: 'u', ts, event_properties: { a: 1 } }] })],
  ['a table', (ts) => `identity,evtName,ts\nu,Buy,${ts}\n`],
  ['an export as CSV', (ts) => `ts,eventName,profile.identity\n${ts},Buy,u\n`],
  [
    'an export as XML',
    (ts) => `<Events><Event><ts>${ts}</ts><profile><identity>u</identity></profile></Event></Events>`,
  ],
]

describe.each(kinds)('%s with a time as ISO 8601 writes it', (_kind, content) => {
  test('has it as it stands where it names a zone', async () => {
    const { times, notes } = await timesOf(content('2026-05-01T10:00:00.250+02:00'))
    expect(times).toEqual(['2026-05-01T08:00:00.250Z'])
    expect(notes.filter(({ code }) => code === 'no-zone')).toEqual([])
  })

  test('has it in the zone of the import where it names none, which is said', async () => {
    const { times, notes } = await timesOf(content('2026-05-01T10:00'))
    expect(times).toEqual(['2026-05-01T04:30:00.000Z'])
    const message = expect.stringContaining('no time zone were read as times in Asia/Kolkata') as string
    expect(notes).toContainEqual({ code: 'no-zone', message, count: 1 })
  })
})

test.each([
  ['2026-05-01T10:00:00Z', '2026-05-01T10:00:00.000Z'],
  ['2026-05-01t10:00:00z', '2026-05-01T10:00:00.000Z'],
  ['2026-05-01 10:00:00 UTC', '2026-05-01T10:00:00.000Z'],
  ['2026-05-01 10:00:00.123456+00', '2026-05-01T10:00:00.123Z'],
  ['2026-05-01 10:00:00 -0330', '2026-05-01T13:30:00.000Z'],
  ['2026-05-01', '2026-05-01T06:30:00.000Z'],
])('%s is a time', async (ts, moment) => {
  expect((await timesOf(upload(ts))).times).toEqual([moment])
})

test.each(['2026-13-01T10:00:00Z', '2026-05-01T25:00:00Z', '05/01/2026 10:00', '2026-05', 'T10:00:00Z', '2026-02-30'])(
  '%s is none, and the reject says how to write it',
  async (ts) => {
    const report = await importInto(folder.newCache(), [folder.write(String(++files), upload(ts))])
    expect(report.failures[0]?.message).toContain(`“${ts}” cannot be read. Write it in seconds since 1970, as 2026-`)
  },
)

test('a number that a spreadsheet made of a time is a reject, not a day of 1970', async () => {
  const table = folder.write(String(++files), 'identity,evtName,ts\nu,Buy,46143.4166\nv,Buy,1767225600\n')
  const report = firstOf(await importInto(folder.newCache(), [table]))
  expect(report).toMatchObject({ events: 1, rejected: 1 })
  expect(report.rejects[0]?.reason).toMatch(/“46143.4166” is a spreadsheet’s number of a day\. Format that column/)
})
