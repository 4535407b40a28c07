import { createHash } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { JobCancelled, unattended } from '../../../../electron/engine/files/job-control.ts'
import { readBytes, sniff } from '../../../../electron/engine/import/bytes/bytes.ts'
import { detect } from '../../../../electron/engine/import/formats/detect.ts'
import { openReader } from '../../../../electron/engine/import/formats/open-reader.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function file(content: string | Buffer, name = `${String(++count)}.any`): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function textOf(path: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of readBytes(path)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

const text = `{"identity":"å","profileData":{"x":"日本 😀"}}\n`.repeat(20_000)

describe('the text of a file', () => {
  test.each<[string, (utf8: string) => Buffer]>([
    ['UTF-8', (utf8) => Buffer.from(utf8)],
    ['UTF-8 with a byte order mark', (utf8) => Buffer.from(`\ufeff${utf8}`)],
    ['UTF-16 LE with a byte order mark', (utf8) => Buffer.from(`\ufeff${utf8}`, 'utf16le')],
    ['UTF-16 BE with a byte order mark', (utf8) => Buffer.from(`\ufeff${utf8}`, 'utf16le').swap16()],
    ['UTF-16 LE', (utf8) => Buffer.from(utf8, 'utf16le')],
    ['UTF-16 BE', (utf8) => Buffer.from(utf8, 'utf16le').swap16()],
    ['gzip', (utf8) => gzipSync(utf8)],
    ['gzip in several members', (utf8) => Buffer.concat([gzipSync(utf8.slice(0, 1000)), gzipSync(utf8.slice(1000))])],
    ['gzip with zeros behind it', (utf8) => Buffer.concat([gzipSync(utf8), Buffer.alloc(512)])],
    ['gzip of UTF-16 with a byte order mark', (utf8) => gzipSync(Buffer.from(`\ufeff${utf8}`, 'utf16le'))],
  ])('in %s', async (_name, encode) => {
    expect((await textOf(file(encode(text)))) === text).toBe(true)
    const short = '{"a":1}'
    expect(await textOf(file(encode(short)))).toBe(short)
  })

  test('comes with the length and the SHA-256 of the file on the disk, and with progress', async () => {
    for (const content of [Buffer.from(text), gzipSync(text)]) {
      const seen: number[] = []
      const bytes = readBytes(file(content), { ...unattended, report: ({ done }) => seen.push(done) })
      for await (const chunk of bytes) expect(chunk.length).toBeGreaterThan(0)
      expect(bytes).toMatchObject({ size: content.length, bytesRead: content.length, cut: false, notes: [] })
      expect(bytes.sha256).toBe(createHash('sha256').update(content).digest('hex'))
      expect(seen.at(-1)).toBe(content.length)
    }
  })

  test('ends when it is cancelled', async () => {
    let chunks = 0
    const bytes = readBytes(file(Buffer.alloc(2 << 20, 'a')), { ...unattended, isCancelled: () => chunks > 0 })
    const read = async (): Promise<void> => {
      for await (const chunk of bytes) chunks += Math.sign(chunk.length)
    }
    await expect(read()).rejects.toThrow(JobCancelled)
    expect(chunks).toBe(1)
  })
})

describe('a gzip file', () => {
  const random = Array.from(
    { length: 50_000 },
    (_, n) => `{"identity":"${createHash('md5').update(String(n)).digest('hex')}"}\n`,
  ).join('')

  test('that is cut gives what is there', async () => {
    const packed = gzipSync(random)
    const path = file(packed.subarray(0, packed.length / 2))
    const bytes = readBytes(path)
    const chunks: Buffer[] = []
    for await (const chunk of bytes) chunks.push(Buffer.from(chunk))
    const got = Buffer.concat(chunks).toString()
    expect(random.startsWith(got)).toBe(true)
    expect(got.length).toBeGreaterThan(random.length * 0.45)
    expect(bytes.cut).toBe(true)
    expect(bytes.notes).toEqual([
      'The gzip file ends before its end; what could be unpacked was read. Import it again when it is complete.',
    ])
    expect(bytes.sha256).toHaveLength(64)
  })

  test('that is damaged gives what lies well before the damage', async () => {
    const packed = gzipSync(random)
    packed.fill(0xff, packed.length / 2, packed.length / 2 + 64)
    const bytes = readBytes(file(packed))
    let length = 0
    for await (const chunk of bytes) length += chunk.length
    expect(length).toBeGreaterThan(random.length * 0.4)
    expect([bytes.cut, bytes.notes.length, bytes.bytesRead]).toEqual([true, 1, packed.length])
  })
})

describe('a file that changes while it is read', () => {
  async function readWhile(change: (path: string) => void): Promise<readonly string[]> {
    const path = file(Buffer.alloc(1 << 20, 'a'))
    const bytes = readBytes(path)
    let length = 0
    for await (const chunk of bytes) {
      if (length === 0) change(path)
      length += chunk.length
    }
    expect(length).toBe(1 << 20)
    return bytes.notes
  }

  test('is read as it was when it only grew', async () => {
    expect(
      await readWhile((path) => {
        appendFileSync(path, 'more')
      }),
    ).toEqual(['The file grew while it was read; import it again when it is complete.'])
  })

  test('is refused when it shrank or was written again', async () => {
    const message = /was changed while Galley read it. Nothing was imported/
    await expect(
      readWhile((path) => {
        truncateSync(path, 10)
      }),
    ).rejects.toThrow(message)
    await expect(
      readWhile((path) => {
        writeFileSync(path, Buffer.alloc(1 << 20, 'b'))
      }),
    ).rejects.toThrow(message)
  })
})

describe('what is not a sample file', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['empty', '', /is empty/],
    ['white space', ' \n\n', /nothing but white space/],
    ['XML', '<?xml version="1.0"?><Event/>', /is XML, which Galley does not read/],
    ['a web page', '<!DOCTYPE html><p>', /is a web page, which holds no samples/],
    [
      'an Excel file that is a page',
      '<html><table><tr><td>identity',
      /is a web page with a table.*save the sheet as CSV/,
    ],
    ['a page to sign in', '<!doctype html><title>Sign in</title>', /is a web page \(“Sign in”\), .* sign in there/],
    [
      'a spreadsheet as XML',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      /is a spreadsheet that was saved as XML/,
    ],
    [
      'a link that has ended',
      '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
      /the answer of a file store: “AccessDenied: Request has expired”\. Get a new link/,
    ],
    ['gzip in gzip', gzipSync(gzipSync('identity\n1\n')), /is packed with gzip twice\. Unpack it/],
    ['TAR', Buffer.concat([Buffer.from('a.csv'), Buffer.alloc(252), Buffer.from('ustar'), Buffer.alloc(300)]), /TAR/],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae10000000000', 'hex'), /XLS or DOC\)\. Save the sheet as CSV/],
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:a\nsize 1\n', /git lfs pull/],
    ['names without quotes', '{d:[{identity:"u1"}]}', /has names without quotes, as JavaScript does/],
    ['JavaScript', 'module.exports = {"d":[]};', /is JavaScript\. Keep what stands between/],
    ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /is a PNG picture. Galley reads JSON/],
    ['XLSX', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(200, 7)]), /is a ZIP file or a spreadsheet/],
    ['PDF', '%PDF-1.7\nplain text', /is a PDF/],
    ['SQLite', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(100)]), /is an SQLite database/],
    ['Parquet', Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(100)]), /is a Parquet file/],
    ['zstd', Buffer.from('28b52ffd0400010000', 'hex'), /is packed with zstd/],
    ['other bytes', Buffer.from(Array.from({ length: 256 }, (_, n) => n)), /is not text/],
    [
      'a gzip with other bytes after its end',
      Buffer.concat([gzipSync('{"identity":"a","type":"profile","profileData":{}}\n'), Buffer.from('rubbish')]),
      /has other bytes after the end of its gzip data\. Unpack it/,
    ],
    ['a broken gzip', Buffer.from('1f8b0000000000', 'hex'), /is a damaged gzip file/],
    ['prose', 'Dear Sir,\nplease find attached.', /Galley cannot tell what “.*” is/],
    ['a table of something else', 'email,name\na@b.c,Anna', /names no column “identity” or “objectId”/],
    ['a table with a name twice', 'mail,mail\na@b.c,d@e.f', /“mail” occurs twice\. Rename or remove one/],
    ['other JSON', '{"galley":1,"pairs":[]}', /Galley cannot tell what/],
    ['numbers', '[1,2,3]', /Galley cannot tell what/],
    [
      'an error',
      '{"status":"fail","error":"Request still in progress, please retry later"}',
      /an answer of CleverTap: “Request still/,
    ],
    ['a cursor', '{"status":"success","cursor":"AfljfgIJ"}', /a page without records/],
  ])('%s', async (_name, content, message) => {
    const found = async (): Promise<unknown> => detect(await sniff(file(content)), null)
    await expect(found()).rejects.toThrow(message)
  })

  test('a folder, and nothing', async () => {
    await expect(sniff(folder)).rejects.toThrow(/is a folder. Choose a file in it./)
    await expect(sniff(join(folder, 'none'))).rejects.toThrow(/“none” does not exist/)
  })
})

const batch = '{"user_identities":{"email":"a"},"events":[{"event_type":"session_start","data":{}}]}'
const profile = '{"identity":"a","type":"profile","profileData":{}}'
const downloaded = '{"name":"x","identity":"a","profileData":{},"events":{},"platformInfo":[]}'
const event = '{"profile":{"objectId":"x"},"ts":20260101054937,"event_props":{}}'

test.each([
  [`{"d":[${profile}]}`, 'clevertap-upload', 'envelope'],
  [`[${profile}]`, 'clevertap-upload', 'list'],
  [`${profile}\n${profile}`, 'clevertap-upload', 'lines'],
  [profile, 'clevertap-upload', 'lines'],
  [JSON.stringify(JSON.parse(profile), null, 2), 'clevertap-upload', 'values'],
  [`[\n{"broken\n${profile},\n${profile}\n]`, 'clevertap-upload', 'list'],
  ['{"identity":"a","evtName":"Buy","ts":1}', 'clevertap-upload', 'lines'],
  ['{"objectId":"a","profileData":{"x":1}}', 'clevertap-upload', 'lines'],
  [`{"status":"success","record":${downloaded}}`, 'clevertap-profiles', 'envelope'],
  [`{"status":"success","records":[${downloaded}],"next_cursor":"x"}\n`, 'clevertap-profiles', 'envelope'],
  [downloaded, 'clevertap-profiles', 'lines'],
  ['{"identity":"a","plan":"gold"}', 'clevertap-profiles', 'lines'],
  [`{"records":[${event}]}`, 'clevertap-events', 'envelope'],
  [`${event}\n${event}`, 'clevertap-events', 'lines'],
  [`Buy\n${event}`, 'clevertap-export', 'lines'],
  [`"Buy"\n${event}`, 'clevertap-export', 'lines'],
  [batch, 'mparticle-batches', 'lines'],
  [`[${batch},\n${batch}]`, 'mparticle-batches', 'list'],
  [JSON.stringify(JSON.parse(batch), null, 2), 'mparticle-batches', 'values'],
  ['{"mpid":7000000000000000001,"user_attributes":{"a":1}}', 'mparticle-batches', 'lines'],
  [
    '{"user_identities":[{"identity_type":"email","identity":"a@example.com"}],"events":[]}',
    'mparticle-batches',
    'lines',
  ],
  ['{"mpid":1,"user_identities":[],"audience_memberships":null}', 'mparticle-profiles', 'lines'],
  ['[{"mpid":1,"user_identities":[{"type":"email","encoding":"none","value":"a"}]}]', 'mparticle-profiles', 'list'],
  ['{"targetId":1,"key_values":{"a":"b"},"profiles":[{"identity":"a"}]}', 'clevertap-webhook', 'envelope'],
  ['{"targetId":1,"profiles":{"Email":"a@example.com","Event_properties":{}}}', 'clevertap-webhook', 'envelope'],
  ['{"identity":"a","event_properties":{"x":1}}', 'clevertap-webhook', 'lines'],
  ['identity,plan\na,gold', 'csv-profiles', 'rows'],
  ['objectId;"plan<dd/MM/yyyy>"\na;x', 'csv-profiles', 'rows'],
  ['identity\tevtName\tts\na\tBuy\t1', 'csv-events', 'rows'],
  ['Identity,Name,ImageURL,Price\n1,2,3,4', 'catalog', 'rows'],
  ['identity|latitude|longitude\n1|2|3', 'catalog', 'rows'],
  ['Identity,ImageURL\n1,2', 'catalog', 'rows'],
  ['identity,latitude\n1,2', 'catalog', 'rows'],
  ['identity,Email,latitude,longitude\n1,2,3,4', 'csv-profiles', 'rows'],
  [JSON.stringify({ line: 1, reason: 'x', raw: profile, format: 'clevertap-upload' }), 'rejects', 'lines'],
])('%s is recognized', async (content, format, container) => {
  expect(detect(await sniff(file(content)), null)).toEqual({ format, container })
})

test('a record that is longer than the beginning of the file is recognized by its names', async () => {
  const content = `{"identity":"a","profileData":{"x":"${'y'.repeat(100_000)}"}}`
  expect(detect(await sniff(file(content)), null).format).toBe('clevertap-upload')
  const long = `{"events":[{"event_type":"custom_event","data":{"x":"${'y'.repeat(100_000)}"}}],"user_identities":{}}`
  expect(detect(await sniff(file(long)), null).format).toBe('mparticle-batches')
})

test('the user’s word counts more than the content', async () => {
  expect(detect(await sniff(file('identity,plan')), 'catalog').format).toBe('catalog')
})

test('a cut gzip file gives its whole records, one reject and its notes', async () => {
  const packed = gzipSync(
    Array.from(
      { length: 1000 },
      (_, n) => `{"identity":"${createHash('md5').update(String(n)).digest('hex')}","profileData":{}}\n`,
    ).join(''),
  )
  const path = file(packed.subarray(0, packed.length - 2000))
  const seen = { records: 0, rejects: 0, notes: 0 }
  const options = { ...detect(await sniff(path), null), eventName: null, timeZone: 'UTC', fileName: 'x' }
  const reader = openReader(options, {
    record: () => seen.records++,
    reject: () => seen.rejects++,
    note: () => seen.notes++,
  })
  for await (const chunk of readBytes(path)) reader.push(chunk)
  reader.end()
  expect(seen.records).toBeGreaterThan(800)
  expect([seen.rejects, seen.notes]).toEqual([1, 1])
})

test('a gzip file cut too early to show its format is called that', async () => {
  const packed = gzipSync('{"d":[{"identity":"a","type":"profile","profileData":{"Name":"A"}}]}')
  const sniffed = await sniff(file(packed.subarray(0, 40)))
  expect(() => detect(sniffed, null)).toThrow(/ends before its end.*Get a complete copy and import that/)
})
