import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { joinsText } from '#shared/sample/import-report'
import type { ImportReport } from '../../../../electron/engine/import/import-job.ts'
import { cacheFolder, firstOf, importInto, peopleIn } from '../cache.ts'

const folder = cacheFolder()
let files = 0

const write = (content: string | Buffer, extension = 'csv') => folder.write(`${String(++files)}.${extension}`, content)

async function take(content: string | Buffer, extension?: string): Promise<{ cache: string; report: ImportReport }> {
  const cache = folder.newCache()
  return { cache, report: await importInto(cache, [write(content, extension)]) }
}

const namesIn = (cache: string) =>
  Object.fromEntries(peopleIn(cache).map(({ identity, properties }) => [identity, properties['Name']]))

const upload = (...records: readonly object[]) => JSON.stringify({ d: records })
const profile = (ids: object, name: string) => ({ type: 'profile', ...ids, profileData: { Name: name } })

function zipOf(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

test.each([
  ['in another letter case', 'Abc-1', 'abc-1'],
  ['with a character that has no width', 'u\u200b1', 'u1'],
  ['with accents of their own', 'Rene\u0301', 'Ren\u00e9'],
  ['with a plus sign', '+4670123', '4670123'],
  ['with leading zeros', '001042', '1042'],
  ['with decimals', '1042.0', '1042'],
  ['with a no-break space', 'u\u00a01', 'u 1'],
  ['in braces', '{3F2504E0-4F89-11D3-9A0C-0305E82C3301}', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
  ['with another hyphen', 'cust\u20111', 'cust-1'],
])('an identity %s is not made one with the other, and said whichever file comes first', async (_how, here, there) => {
  const people = write(`identity,Name\n${here},Nora\n`)
  const events = write(`identity,evtName,ts\n${there},Buy,1767225600\n`)
  const cache = folder.newCache()
  const { imports } = await importInto(cache, [people, events])
  expect(imports[1]?.joins).toMatchObject({
    ...{ events: 1, matched: 0, unmatchedExamples: [{ identity: there, looksLike: here }] },
  })
  expect(peopleIn(cache)).toHaveLength(2)
  const turned = await importInto(folder.newCache(), [events, people])
  expect(turned.imports[1]?.notes).toMatchObject([{ code: 'looks-alike' }])
})

test('two identities that look the same are told from each other by what cannot be seen', () => {
  const unmatchedExamples = [{ identity: 'u\u00a01', looksLike: 'u 1' }]
  expect(joinsText({ events: 1, matched: 0, unmatchedExamples })).toContain('(with a no-break space) here looks like')
})

test('numbers that two files of users write in two ways are said', async () => {
  const cache = folder.newCache()
  await importInto(cache, [write('identity,Name\n1042,Nora\n')])
  const second = firstOf(await importInto(cache, [write('identity,City\n1042.0,Lund\n')]))
  expect(second.notes).toMatchObject([
    {
      code: 'looks-alike',
      message: expect.stringContaining('“1042.0” here looks like “1042”, which is another user') as string,
    },
  ])
})

test.each([
  ['a text', '"x@example.com"', ['x@example.com']],
  ['a list with empty ones and words for nothing', '["null","","u10","u10@example.com"]', ['u10', 'u10@example.com']],
  ['a list with what is no id', '[{"identity":"u9"},"u9@example.com"]', ['u9@example.com']],
])('all_identities that are %s identify', async (_what, all, identities) => {
  const { cache } = await take(`{"record":{"all_identities":${all},"profileData":{"Name":"A"}}}`, 'json')
  expect(peopleIn(cache)).toMatchObject([{ identity: identities[0], identities: identities.slice(1) }])
})

test.each([
  [
    'IDENTITY in profileData',
    upload({ ...profile({ objectId: 'o1' }, 'A'), profileData: { IDENTITY: '77', Name: 'A' } }),
    ['77'],
  ],
  [
    'a number that JavaScript cannot hold',
    '{"d":[{"identity":12345678901234567890,"type":"profile","profileData":{}}]}',
    ['12345678901234567890'],
  ],
  [
    'a number with decimals of nothing',
    '{"d":[{"identity":1042.0,"type":"profile","profileData":{}},{"identity":"1042","type":"profile","profileData":{}}]}',
    ['1042'],
  ],
])('%s identifies', async (_what, text, identities) => {
  expect(peopleIn((await take(text, 'json')).cache).map(({ identity }) => identity)).toEqual(identities)
})

test('true, a list and an object identify no user', async () => {
  const { report } = await take(
    upload(...[true, ['u1'], { id: 'u1' }].map((identity) => profile({ identity }, 'A'))),
    'json',
  )
  expect(report.failures[0]?.message).toContain('None of the 3 records')
})

test('an event of a second device is that of the user whose it is', async () => {
  const cache = folder.newCache()
  const platformInfo = ['d1', 'd2'].map((objectId) => ({ objectId }))
  await importInto(cache, [
    write(JSON.stringify({ record: { identity: 'u13', profileData: { Name: 'A' }, platformInfo } }), 'json'),
    write('objectId,evtName,ts\nd2,Buy,1767225600\n'),
  ])
  expect(peopleIn(cache)).toMatchObject([{ identity: 'u13', events: [{ name: 'Buy' }] }])
})

test.each([
  [
    'UTF-16 with tabs and a line end in quotes',
    Buffer.from('\ufeffidentity\tName\tNote\n1\tZoë\t"two\nlines"\n2\tØ\tx\n', 'utf16le'),
    { 1: 'Zoë', 2: 'Ø' },
  ],
  ['UTF-16 in big-endian order', Buffer.from('\ufeffidentity\tName\n1\tZoë\n', 'utf16le').swap16(), { 1: 'Zoë' }],
  ['sep= with a tab', 'sep=\t\r\nidentity\tName\r\n1\tA\r\n', { 1: 'A' }],
  ['a byte order mark before sep=', '\ufeffsep=;\r\nidentity;Name\r\n1;"A;B"\r\n', { 1: 'A;B' }],
  ['line ends and quotes in quotes', 'identity,Name\r\n1,"A\r\n""B"""\r\n2,C\r\n', { 1: 'A\r\n"B"', 2: 'C' }],
  ['quoted names', '"identity","Name","Total, SEK"\n"1","A","1,5"\n', { 1: 'A' }],
  ['formulas of text', 'identity,Name\n="007",A\n"=""008""",B\n', { '007': 'A', '008': 'B' }],
  ['line ends of old Macs', 'identity,Name\r1,A\r2,B\r', { 1: 'A', 2: 'B' }],
  ['a no-break space around a name', '\u00a0identity\u00a0,Name\n1,A\n', { 1: 'A' }],
  ['spaces before quotes', 'identity, Name\n1, "Lund, SE"\n2,B\n', { 1: 'Lund, SE', 2: 'B' }],
  ['bars', 'identity|Name\n1|A\n', { 1: 'A' }],
  [
    'Windows-1252 with typographic signs',
    Buffer.from('identity,Name\n1,O\x92Brien \x80\n', 'latin1'),
    { 1: 'O’Brien €' },
  ],
  ['a column that is called sep=', 'identity;Sep=;Name\n1;2;3\n', { 1: '3' }],
  ['names in capitals', 'IDENTITY,NAME\n1,A\n', { 1: 'A' }],
  ['an identity in braces in its second line', 'identity,Name\n{1},A\n', { '{1}': 'A' }],
])('a table with %s is read', async (_what, text, names) => {
  const { cache, report } = await take(text)
  expect(report.failures).toEqual([])
  expect(firstOf(report).rejected).toBe(0)
  expect(namesIn(cache)).toEqual(names)
})

test.each([
  ['a failed formula', 'identity,Name\n#N/A,B\n1,A\n', /word for nothing/],
  ['a shortened number with a comma', 'identity;Name\n1,23457E+18;A\n1;B\n', /shortened by a spreadsheet/],
  ['more cells than names', 'identity,Name\n1,A\n2,B,C\n', /has 3 cells, but the first line names 2/],
  ['something under no name', 'identity,,Name\n1,x,A\n2,,B\n', /Column 2 has no name/],
])('a row with %s is a reject, and the others are read', async (_what, text, reason) => {
  const report = firstOf((await take(text)).report)
  expect(report).toMatchObject({ profiles: 1, rejected: 1 })
  expect(report.rejects[0]?.reason).toMatch(reason)
})

test('what systems leave in a ZIP file is no sample', async () => {
  const people = 'identity,Name\n1,A\n'
  const { cache, report } = await take(
    await zipOf({
      ...{ 'p.csv': people, 'sub/e.csv': 'identity,evtName,ts\n1,Buy,1767225600\n' },
      ...{ '__MACOSX/._p.csv': '\0', 'sub/__MACOSX/._p.csv': '\0', '.DS_Store': '\0', 'sub/Thumbs.db': '\0' },
      ...{ 'desktop.ini': '[x]', '~$p.xlsx': '\0' },
    }),
    'zip',
  )
  expect(report).toMatchObject({ failures: [], imports: [{ profiles: 1 }, { events: 1 }] })
  expect(peopleIn(cache)).toHaveLength(1)
})

test.each([
  ['Numbers', 'Index/Document.iwa', /of Apple’s programs .* Save the sheet as CSV/],
  ['LibreOffice', 'META-INF/manifest.xml', /of LibreOffice .* Save the sheet as CSV/],
  ['Excel', '[Content_Types].xml', /is a spreadsheet or an Office document\. Save the sheet as CSV/],
])('a file of %s is called that once, not by the files in it', async (_program, inside, message) => {
  const { report } = await take(await zipOf({ [inside]: '<x/>', 'preview.txt': 'x' }), 'zip')
  expect(report.failures).toMatchObject([{ message: expect.stringMatching(message) as string }])
})

test('a file in a ZIP file that is none of a known kind does not keep the others out, and is said', async () => {
  const { report } = await take(await zipOf({ 'README.txt': 'Hello.\nBye.\n', 'p.csv': 'identity,Name\n1,A\n' }), 'zip')
  expect(report.imports).toMatchObject([{ profiles: 1 }])
  expect(report.failures).toMatchObject([{ message: expect.stringContaining('“README.txt”') as string }])
})

test.each([
  [
    'texts in single quotes',
    "{'d':[{'identity':'u1','type':'profile','profileData':{}}]}",
    /single quotes \('\), as Python/,
  ],
  [
    'a comment of another language',
    `# people\n${JSON.stringify(profile({ identity: 'u1' }, 'A'))}\n`,
    /begins with a comment \(#\) on line 1/,
  ],
  ['an answer with errors', '{"errors":[{"code":"400","message":"Bad"}]}', /an answer of mParticle: “Bad” \(400\)/],
  ['an answer that refused nothing', '{"status":"success","processed":2,"unprocessed":[]}', /It refused none/],
  ['a cursor without records', '{"status":"success","cursor":"abc"}', /Download the page of that cursor/],
  [
    'a sign that is no JSON',
    '{"d":[{"identity":"u1","type":"profile","profileData":{"Score":NaN}}]}',
    /Unexpected token 'N'/,
  ],
  ['a feed with prefixes', 'g:id,g:title,g:image_link\n1,Coat,x\n', /looks like a product feed.*g:id=Identity/],
])('a file with %s says what is wrong', async (_what, text, message) => {
  const { report } = await take(text, 'json')
  expect(report.failures[0]?.message).toMatch(message)
})

test.each([
  ['a curl command', `curl 'https://x/1/upload' --data-raw '${upload(profile({ identity: 'u1' }, 'A'))}'\n`],
  [
    'a HAR file',
    JSON.stringify({
      log: { entries: [{ request: { postData: { text: upload(profile({ identity: 'u1' }, 'A')) } } }] },
    }),
  ],
  [
    'a request with its body as text',
    JSON.stringify({ method: 'POST', body: upload(profile({ identity: 'u1' }, 'A')) }),
  ],
  ['commas before brackets', '{"d":[{"identity":"u1","type":"profile","profileData":{"Name":"A",},},]}'],
])('the records inside of %s are read', async (_what, text) => {
  expect(namesIn((await take(text, 'json')).cache)).toEqual({ u1: 'A' })
})

test('tokens of devices are left out with a note', async () => {
  const token = { identity: 'u1', type: 'token', tokenData: { id: 'x', type: 'fcm' } }
  const { report } = await take(upload(token, profile({ identity: 'u1' }, 'A')), 'json')
  expect(firstOf(report)).toMatchObject({ profiles: 1, rejected: 0, notes: [{ code: 'token' }] })
})
