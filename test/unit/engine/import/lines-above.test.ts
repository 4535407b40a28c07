import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesAbove } from '../../../../electron/engine/import/formats/lines-above.ts'
import { cacheFolder, firstOf, importInto, peopleIn } from '../cache.ts'
import { law } from '../../law.ts'
import { fileKinds } from './sample-files.ts'
import { smallFiles } from './small-files.ts'

const folder = cacheFolder()
let files = 0

async function take(content: string) {
  const cache = folder.newCache()
  return { cache, report: await importInto(cache, [folder.write(`${String(++files)}.csv`, content)]) }
}

const table = 'identity,Name,City\nu1,Ann,Lund\nu2,Bob,Malmö\n'
const names = (cache: string) => peopleIn(cache).map(({ properties }) => properties['Name'])

describe('lines above a table', () => {
  test.each([
    ['a title and a blank line', 'Customers export 2026-05-01\n\n', 3],
    ['a title alone', 'Customers export\n', 2],
    ['a title as a spreadsheet saves it', 'Customers export,,\n,,\n', 3],
    ['a title with a comma in quotes', '"Customers, active",,\n,,\n', 3],
    ['remarks', '# Report: Users\n# Made 2026-05-01, by Ann, in Lund\n', 3],
    ['what is said of a report, and a blank line', 'Report,Users\nMade,2026-05-01\n\n', 4],
    ['old line ends', 'Customers export\r\n\r\n', 3],
    ['the delimiter and a title', 'sep=,\r\nCustomers export\r\n\r\n', 4],
  ])('such as %s are left out, which is said', async (_what, above, line) => {
    const { cache, report } = await take(above + table)
    const message = expect.stringContaining(`left out: it begins on line ${String(line)}.`) as string
    expect(firstOf(report)).toMatchObject({ profiles: 2, rejected: 0, notes: [{ code: 'lines-above', message }] })
    expect(names(cache)).toEqual(['Ann', 'Bob'])
  })

  test('leave rejects the lines and places that they have in the file', async () => {
    const above = 'Kunden, Mai – Übersicht\n\n'
    const content = `${above}identity;Name;City\nu1;Ann;Lund\n;Bob;Malmö\n`
    const { rejects } = firstOf((await take(content)).report)
    const offset = Buffer.byteLength(content.slice(0, content.indexOf(';Bob')))
    expect(rejects).toMatchObject([{ line: 5, offset }])
  })

  test('do not hide a table whose columns have to be chosen', async () => {
    const content = 'Customers export\n\ncustomer_no,first_name,city\n1,Ann,Lund\n2,Bob,Malmö\n'
    expect((await take(content)).report.failures[0]?.message).toContain('names no column “identity”')
    const path = folder.write(`${String(++files)}.csv`, content)
    const mapping = { identity: 'customer_no', names: [['first_name', 'Name']], types: [] } as const
    const cache = folder.newCache()
    expect(firstOf(await importInto(cache, [path], { mapping }))).toMatchObject({ profiles: 2, rejected: 0 })
    expect(names(cache)).toEqual(['Ann', 'Bob'])
  })

  test.each([
    ['rows of another table', 'Email,First Name\nann@example.com,Ann\nidentity,Name,City\nu1,Ann,Lund\n'],
    ['rows as wide as the table', 'Email,First,Last\n\nidentity,Name,City\nu1,Ann,Lund\n'],
    ['a letter', 'Dear Ann,\n\nplease find it here, attached\nKind regards\nBob\n'],
    ['one column', 'Email\n\nann@example.com\nbob@example.com\n'],
  ])('are not seen in %s', (_what, content) => {
    expect(linesAbove(Buffer.from(content), null)).toBeUndefined()
  })

  const known = [...Object.values(smallFiles), ...fileKinds.map(({ content }) => content(40))]

  test.each(known)('are not seen in a file that is read as it is: %.40s', (content) => {
    expect(linesAbove(Buffer.from(content), null)).toBeUndefined()
  })

  test('change nothing of what is read', () => {
    const word = fc.stringMatching(/^[A-Za-zåäö0-9 .:;/-]{1,30}$/).filter((text) => text.trim() !== '')
    const title = fc.tuple(word, fc.constantFrom('', ',', ',,,'), fc.boolean())
    const tables = known.filter((text) => /^[A-Za-z]+,[^{\n]*\n[^{]*$/.test(text))
    law(
      fc.property(fc.array(title, { minLength: 1, maxLength: 8 }), fc.constantFrom(...tables), (titles, content) => {
        const above = titles.map(([text, commas, isBlank]) => `${text}${commas}\n${isBlank ? '\n' : ''}`).join('')
        const head = Buffer.from(above + content)
        const found = linesAbove(head, null)
        fc.pre(titles.every(([text]) => !/^["#]|[;]/.test(text.trim())))
        expect(head.subarray(found?.bytes).toString()).toBe(content)
      }),
      { runs: 400 },
    )
  })
})

test('a first line that comes again is left out, which is said', async () => {
  const { cache, report } = await take(`${table}${table}`)
  expect(firstOf(report)).toMatchObject({ profiles: 2, duplicates: 2, rejected: 0, notes: [{ code: 'header-again' }] })
  expect(names(cache)).toEqual(['Ann', 'Bob'])
})
