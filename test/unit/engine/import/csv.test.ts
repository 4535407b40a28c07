import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProfileRecord } from '../../../../electron/engine/import/formats/sample-record.ts'
import { law } from '../../law.ts'
import { collect } from './collect.ts'

function properties(content: string): unknown[] {
  return collect('csv-profiles', content).records.map((record) => (record as ProfileRecord).properties)
}

describe('cells', () => {
  test.each<[string, unknown]>([
    ['gold', 'gold'],
    ['12', 12],
    ['-3', -3],
    ['0', 0],
    ['39.75', 39.75],
    ['"12"', '12'],
    ['007', '007'],
    ['+4670123', '+4670123'],
    ['12.50', '12.50'],
    ['1e5', '1e5'],
    ['9007199254740993', '9007199254740993'],
    ['1234567890123456', 1234567890123456],
    ['true', true],
    ['false', false],
    ['"true"', 'true'],
    ['TRUE', 'TRUE'],
    ['', undefined],
    ['""', ''],
    [' ', ' '],
    ['"a ""quoted"" word, and a comma"', 'a "quoted" word, and a comma'],
    ['"two\nlines"', 'two\nlines'],
    ['=SUM(A1)', '=SUM(A1)'],
  ])('%s', (cell, value) => {
    expect(properties(`identity,cell,last\na,${cell},x\n`)).toEqual([
      { Identity: 'a', last: 'x', ...(value === undefined ? {} : { cell: value }) },
    ])
  })

  test('names, addresses, phone numbers and identities are text, and get the names that tokens use', () => {
    expect(properties('identity,name,email,phone,tz\n7,8,9,10,UTC\n')).toEqual([
      { Identity: '7', Name: '8', Email: '9', Phone: '10', Timezone: 'UTC' },
    ])
  })

  test('a column named __proto__ is a column', () => {
    const [found] = properties('identity,__proto__,constructor\na,1,2\n')
    expect(Object.entries(found as object)).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
      ['Identity', 'a'],
    ])
  })
})

test.each([
  ['dd/MM/yyyy', '31/01/2026', Date.UTC(2026, 0, 31, 11)],
  ['MM/dd/yyyy', '01/31/2026', Date.UTC(2026, 0, 31, 11)],
  ['yyyy/dd/MM', '2026/31/01', Date.UTC(2026, 0, 31, 11)],
  ['yyyy/MM/dd', '2026/01/31', Date.UTC(2026, 0, 31, 11)],
  ['dd MMM yyyy', '31 Jan 2026', Date.UTC(2026, 0, 31, 11)],
  ['dd/MM/yyyy HH:mm:ss', '31/01/2026 23:59:58', Date.UTC(2026, 0, 31, 22, 59, 58)],
  ['dd MMM yyyy HH:mm:ss', '31 jul 2026', Date.UTC(2026, 6, 31, 10)],
  ['Unix', '1769904000', 1_769_904_000_000],
])('the date %s', (format, cell, ms) => {
  expect(properties(`identity,renews<${format}>\na,${cell}\nb,\n`)).toEqual([
    { Identity: 'a', renews: `$D_${String(ms / 1000)}` },
    { Identity: 'b' },
  ])
})

test('a date that does not fit its format is a reject that names it', () => {
  const { rejects } = collect(
    'csv-profiles',
    'identity;renews<dd/MM/yyyy>\na;2026-01-31\nb;31/02/2026\nc;31/01/2026 10:00:00\n',
  )
  expect(rejects.map(({ line, reason }) => [line, reason.slice(0, 75)])).toEqual([
    [2, '“2026-01-31” in column “renews” is not a date of the format dd/MM/yyyy. Cor'],
    [3, '“31/02/2026” in column “renews” is not a date of the format dd/MM/yyyy. Cor'],
    [4, '“31/01/2026 10:00:00” in column “renews” is not a date of the format dd/MM/'],
  ])
})

test.each([',', ';', '\t', '|'])('cells are parted by %j', (delimiter) => {
  for (const end of ['\n', '\r\n']) {
    const content = ['identity,plan,city', 'a,gold,"Lund,;|\t"', '', 'b,blue,Ystad']
      .join(end)
      .replaceAll(/,(?!;)/g, delimiter)
    const { records, places } = collect('csv-profiles', content)
    expect(records).toMatchObject([{ properties: { plan: 'gold' } }, { properties: { city: 'Ystad' } }])
    expect(places.map(({ line }) => line)).toEqual([2, 4])
  }
})

test('events have a name and a time', () => {
  const content = 'identity,evtName,ts,price\na,Buy,1767229200,3\nb,,1767229200,3\nc,Buy,,3\nd,Buy,20260101054937,\n'
  const { records, rejects } = collect('csv-events', content)
  expect(records).toMatchObject([
    { identity: 'a', name: 'Buy', ts: 1_767_229_200_000, properties: { price: 3 } },
    { identity: 'c', name: 'Buy', ts: null, properties: { price: 3 } },
    { identity: 'd', ts: Date.UTC(2026, 0, 1, 4, 49, 37), properties: {} },
  ])
  expect(rejects.map(({ line }) => line)).toEqual([3])
})

test.each([
  ['name,plan', 'names no column “identity”'],
  ['identity,plan,plan', '“plan” occurs twice'],
  ['identity,plan<yyyy-MM-dd>', 'a date format that CleverTap does not know, “yyyy-MM-dd”'],
])('the header %s stops the import', (header, message) => {
  expect(() => collect('csv-profiles', `${header}\na,b\n`)).toThrow(message)
})

describe('broken rows', () => {
  test('cost themselves, whatever the quotes take with them', () => {
    const content = 'identity,a,b\n1,"x,y\n2,p,q\n3,"r",s\n4,t"u,v\n5,w\n6,a,b,c\n7,"multi\nline",z\n8,"",\n'
    for (const step of [1, 7, 1000]) {
      const { places, rejects } = collect('csv-profiles', content, {}, step)
      expect(rejects.map(({ line, raw }) => [line, raw])).toEqual([
        [2, '1,"x,y'],
        [5, '4,t"u,v'],
        [7, '6,a,b,c'],
      ])
      expect(places.map(({ line, raw }) => [line, raw])).toEqual([
        [3, '2,p,q'],
        [4, '3,"r",s'],
        [6, '5,w'],
        [8, '7,"multi\nline",z'],
        [10, '8,"",'],
      ])
      expect(rejects.every(({ header }) => header === 'identity,a,b')).toBe(true)
    }
  })

  test('a quote that nothing closes costs its line', () => {
    const rows = Array.from({ length: 40_000 }, (_, n) => `${String(n)},plain,text of some length to fill a batch`)
    rows[5] = '5,"open,text'
    const { records, rejects } = collect('csv-profiles', `identity,a,b\n${rows.join('\n')}`, {}, 1 << 16)
    expect([records.length, rejects.map(({ line }) => line)]).toEqual([39_999, [7]])
  })

  test('a quoted cell that takes in all of the next row is one reject', () => {
    const { records, rejects } = collect('csv-profiles', 'identity,a,b\n1,"x,y\n2,p,q"\n3,r,s\n')
    expect(rejects.map(({ line, raw }) => [line, raw])).toEqual([[2, '1,"x,y\n2,p,q"']])
    expect(records).toHaveLength(1)
  })

  test('a cell longer than 16 MB costs its row', () => {
    const content = `identity,a\n1,${'x'.repeat(17 * 1024 * 1024)}\n2,y\n`
    const { records, rejects } = collect('csv-profiles', content, {}, 1 << 18)
    expect(records).toMatchObject([{ identity: '2' }])
    expect(rejects.map(({ line, raw, reason }) => [line, raw.length, reason.slice(0, 35)])).toEqual([
      [2, 65_537, 'This record is longer than 16 MB. L'],
    ])
  })
})

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '日', '"', ',', '\n', ' ', '1', '\r\n'), maxLength: 8 })

test('quoted rows come out as they went in, whatever the borders of the chunks', () => {
  law(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      (rows, step) => {
        const quoted = rows.map(
          ([a, b], n) => `${String(n)},"${a.replaceAll('"', '""')}","${b.replaceAll('"', '""')}"\n`,
        )
        const { records, places, rejects } = collect('csv-profiles', `identity,a,b\n${quoted.join('')}`, {}, step)
        expect(rejects).toEqual([])
        expect(records.map((record) => (record as ProfileRecord).properties)).toEqual(
          rows.map(([a, b], n) => ({ a, b, Identity: String(n) })),
        )
        expect(places.map(({ raw }) => `${raw}\n`)).toEqual(quoted)
      },
    ),
  )
})

test('any text is rows or rejects, the same whatever the borders of the chunks', () => {
  const mangled = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é', '1'), maxLength: 60 })
  law(
    fc.property(mangled, fc.integer({ min: 1, max: 20 }), (content, step) => {
      const text = `identity,a\n${content}`
      expect(collect('csv-profiles', text, {}, step)).toEqual(collect('csv-profiles', text))
    }),
    { runs: 500 },
  )
})

test('bytes that are not UTF-8 cost their row', () => {
  const content = Buffer.concat([Buffer.from('identity,a\n1,é\n2,'), Buffer.from([0xe9]), Buffer.from('\n3,ö\n')])
  const { records, rejects } = collect('csv-profiles', content)
  expect([records.length, rejects.map(({ line }) => line)]).toEqual([2, [3]])
})

describe('catalogs', () => {
  test('are text throughout, and named after their file', () => {
    const { records, notes } = collect('catalog', 'Identity,Name,ImageURL,Price\nSKU-77,Linen shirt,,39.75\n,x,y,z\n', {
      fileName: 'spring.shirts.csv.gz',
    })
    expect(records).toEqual([
      {
        kind: 'item',
        catalog: 'spring.shirts',
        id: 'SKU-77',
        columns: { Identity: 'SKU-77', Name: 'Linen shirt', Price: '39.75' },
      },
    ])
    expect(notes).toEqual([])
  })

  test('beyond CleverTap’s limits are noted', () => {
    const columns = Array.from({ length: 18 }, (_, n) => `färg${String(n)}`).join(',')
    const { notes } = collect('catalog', `identity,Name,ImageURL,${columns}\n`)
    expect(notes).toEqual([
      'CleverTap takes up to 20 columns in a catalog; this one has 21.',
      'CleverTap does not show columns with accents or emoji in their names, such as “färg0”.',
    ])
  })

  test.each([
    ['Identity,Name,Price', 'no column “ImageURL”. A product catalog needs Identity, Name, ImageURL'],
    ['Name,ImageURL', 'no column “Identity”. A product'],
    ['Identity,Price', 'no columns “Name” and “ImageURL”'],
    ['identity,latitude', 'no column “longitude”. A location catalog needs identity, latitude, longitude'],
    ['latitude,longitude', 'no column “identity”. A location'],
  ])('of %s lack a column', (header, message) => {
    expect(() => collect('catalog', `${header}\n`)).toThrow(message)
  })

  test('of places are in degrees', () => {
    const good = ['55.7047,13.191', '-90,180', '90.,-180.0', ' .5 ,+1']
    const bad = ['91,0', '0,-180.01', ',0', '0,', 'north,0', '1e1,0', '0x1,0', '"55,7",13', 'NaN,0']
    const rows = [...good, ...bad].map((degrees, n) => `p${String(n)},${degrees}`)
    const { records, rejects } = collect('catalog', `identity,latitude,longitude\n${rows.join('\n')}\n`)
    expect(records).toHaveLength(good.length)
    expect(rejects.map(({ line }) => line)).toEqual(bad.map((_, n) => good.length + 2 + n))
    expect(rejects[0]).toMatchObject({
      reason:
        'The latitude “91” is none. Write it in degrees from -90 to 90, such as 55.7047, and import the row again.',
      header: 'identity,latitude,longitude',
    })
    expect(rejects[2]?.reason).toMatch(/^The location has no latitude\./)
  })
})
