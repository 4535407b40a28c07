import { expect, test } from 'vitest'
import type { TableLook } from '#shared/sample/table-look'
import { lookAtTable, type LookRequest } from '../../../../electron/engine/import/look/look-at-table.ts'
import { openStore } from '../../../../electron/engine/store/open-store.ts'
import { cacheFolder, importInto, plain, within } from '../cache.ts'

const folder = cacheFolder()
const empty = folder.newCache()

async function look(
  content: string | Buffer,
  how: Partial<LookRequest> = {},
  { cache = empty, name = 'table.csv' } = {},
): Promise<TableLook | null> {
  const path = folder.write(name, content)
  const db = openStore(cache, { create: true })
  try {
    return await lookAtTable(db, { ...plain, path, ...how })
  } finally {
    db.close()
  }
}

test('a table without an identity is looked at: its columns, its first rows, and what is missing', async () => {
  const found = await look('customer no;Name;born;paid\n007;Nora;31/12/2025;19.5\n8;Ola;01/01/2026;\n')
  expect(found).toMatchObject({
    ...{ file: 'table.csv', format: null, isKept: false, mapping: null, encoding: 'utf-8', feed: null },
    trouble: expect.stringContaining('no column “identity”') as string,
    columns: [
      { name: 'customer no', sight: 'text', dates: [] },
      { name: 'Name', sight: 'text' },
      { name: 'born', sight: 'date', dates: ['dd/MM/yyyy'] },
      { name: 'paid', sight: 'number' },
    ],
    rows: [
      { cells: ['007', 'Nora', '31/12/2025', '19.5'], values: null, reason: null },
      { cells: ['8', 'Ola', '01/01/2026', ''], values: null, reason: null },
    ],
  })
})

test('a name with a line break, as spreadsheets wrap them, is one column', async () => {
  const found = await look('"customer\r\nno",Name\n007,Nora\n')
  expect(found?.columns.map(({ name }) => name)).toEqual(['customer\r\nno', 'Name'])
})

test('with a mapping it shows what every cell becomes, and which rows are rejects', async () => {
  const mapping = {
    ...{ identity: 'customer no', names: [['Stadt', 'City'] as const] },
    types: [['born', 'dd/MM/yyyy'] as const],
  }
  const found = await look(
    'customer no,mail,Stadt,born,all_identities\n007,,Lund,31/12/2025,\n1.00234E+12,a@b.se,Lund,31/12/2025,\n8,,,soon,\n',
    { mapping, format: 'csv-profiles', timeZone: 'Asia/Kolkata' },
  )
  expect(found).toMatchObject({ format: 'csv-profiles', trouble: null })
  expect(found?.columns.map(({ becomes }) => becomes)).toEqual(['Identity', 'mail', 'City', 'born', 'all_identities'])
  expect(found?.rows[0]?.values).toEqual(['007', null, 'Lund', '$D_1767162600', null])
  expect(found?.rows.map(({ reason }) => reason?.slice(0, 30) ?? null)).toEqual([
    null,
    'The identity “1.00234E+12” was',
    '“soon” in column “born” is not',
  ])
})

test('dates as ISO 8601 writes them are seen, read, and said of events too', async () => {
  const names = [['what', 'evtName'] as const, ['when', 'ts'] as const]
  const mapping = { identity: 'who', names, types: [['when', 'date'] as const] }
  const text = 'who,what,when\n1,Charged,2025-05-29 14:20\n2,Charged,2025-05-29T14:20:00+05:30\n'
  expect((await look(text))?.columns[2]).toMatchObject({ sight: 'date', dates: ['date'] })
  const found = await look(text, { mapping, timeZone: 'Europe/Stockholm' })
  expect(found).toMatchObject({ format: 'csv-events', trouble: null })
  expect(found?.rows.map(({ values }) => values?.[2])).toEqual([
    `$D_${String(Date.UTC(2025, 4, 29, 12, 20) / 1000)}`,
    `$D_${String(Date.UTC(2025, 4, 29, 8, 50) / 1000)}`,
  ])
})

test('a product feed says which columns are those of a catalog', async () => {
  const found = await look('id\ttitle\timage_link\n1\tCoat\thttps://example.com/1.png\n')
  expect(found?.feed).toEqual([
    ['id', 'Identity'],
    ['title', 'Name'],
    ['image_link', 'ImageURL'],
  ])
})

test('the encoding is told by the bytes, or by the user', async () => {
  expect(await look(Buffer.from('identity,Name\n1,Ren\xe9\n', 'latin1'))).toMatchObject({ encoding: 'windows-1252' })
  const russian = Buffer.from('identity,Name\n1,\xcf\xe5\xf2\xf0\n', 'latin1')
  const found = await look(russian, { encoding: 'windows-1251' })
  expect(found?.rows[0]?.values).toEqual(['1', 'Петр'])
  expect(await look(Buffer.from('\ufeffidentity\tName\n1\tZoë\n', 'utf16le'))).toMatchObject({
    encoding: 'utf-16le',
    rows: [{ values: ['1', 'Zoë'] }],
  })
})

test('what was told of an earlier file with the same first line is used, and said', async () => {
  const cache = folder.newCache()
  const file = folder.write('first.csv', 'nr,Name\n1,Nora\n')
  const mapping = { identity: 'nr', names: [], types: [] }
  const report = await importInto(cache, [file], { mapping, format: 'csv-profiles' })
  expect(report.failures).toEqual([])
  const found = await look('nr,Name\n2,Ola\n', {}, { cache, name: 'second.csv' })
  expect(found).toMatchObject({ mapping, isKept: true, format: 'csv-profiles', trouble: null })
  expect(within(cache, (db) => db.prepare('SELECT count(*) FROM import').pluck().get())).toBe(1)
})

test('users of a file that names no identity are known by their e-mail address, where that is said', async () => {
  const text = 'Email,City\nann@example.com,Lund\n'
  expect(await look(text)).toMatchObject({ format: null })
  const told = { format: 'csv-profiles' as const, mapping: { identity: null, names: [], types: [] } }
  expect(await look(text, told)).toMatchObject({ trouble: null, rows: [{ values: ['ann@example.com', 'Lund'] }] })
  const cache = folder.newCache()
  await importInto(cache, [folder.write('by-mail.csv', text)], told)
  // the next file with this first line is not asked about
  expect(
    (await importInto(cache, [folder.write('by-mail-2.csv', `${text}bo@example.com,Ystad\n`)])).imports,
  ).toMatchObject([{ profiles: 1, duplicates: 1 }])
})

test('a name with the delimiter in it is one column', async () => {
  const found = await look('"Number, of customer",Name\n1,Nora\n', {
    mapping: { identity: 'Number, of customer', names: [], types: [] },
  })
  expect(found).toMatchObject({ trouble: null, rows: [{ values: ['1', 'Nora'] }] })
})

test.each([
  ['JSON', '{"identity":"1","type":"profile","profileData":{}}\n'],
  ['text', 'Dear reader,\nthis is a letter.\n'],
  ['a header with a name that occurs twice', 'id,id\n1,2\n'],
  ['an empty file', ''],
])('there is nothing to choose of %s', async (_what, text) => {
  expect(await look(text)).toBeNull()
})
