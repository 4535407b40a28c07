import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { placesIn } from '../../../../electron/engine/import/bytes/zip.ts'
import { cacheFolder, firstOf, importInto, peopleIn } from '../cache.ts'

const { path: folder, newCache } = cacheFolder()

/** Packs files into a ZIP file, and returns its path. */
async function zipped(name: string, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const path = join(folder, name)
  const zip = new ZipFile()
  for (const [entry, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), entry)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

const nora = 'identity,Name\na,Nora\n'
const ola = '{"identity":"b","type":"profile","profileData":{"Name":"Ola"}}\n'

describe('a ZIP file', () => {
  test('has each of its files imported, under its own name, but for what systems leave behind', async () => {
    const path = await zipped('two.zip', {
      'people/nora.csv': nora,
      'ola.jsonl': ola,
      '__MACOSX/people/._nora.csv': 'x',
      '.DS_Store': 'x',
    })
    const cache = newCache()
    const { imports, failures } = await importInto(cache, [path])
    expect(failures).toEqual([])
    expect(imports).toMatchObject([
      { file: `${path}/people/nora.csv`, format: 'csv-profiles', profiles: 1 },
      { file: `${path}/ola.jsonl`, format: 'clevertap-upload', profiles: 1 },
    ])
    expect(peopleIn(cache).map(({ identity }) => identity)).toEqual(['a', 'b'])
  })

  test('under any other name is one all the same', async () => {
    const path = await zipped('samples.csv', { 'nora.csv': nora })
    expect(firstOf(await importInto(newCache(), [path]))).toMatchObject({ profiles: 1 })
  })

  test('of which one file is no samples has the others imported', async () => {
    const path = await zipped('one-wrong.zip', { 'notes.txt': 'Dear all', 'nora.csv': nora })
    const { imports, failures } = await importInto(newCache(), [path])
    expect(imports).toMatchObject([{ profiles: 1 }])
    expect(failures).toHaveLength(1)
  })

  test('with a damaged file says so, and leaves nothing of that file', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => `c-${String(i)},Name ${String(i * 7919)}\n`).join('')
    const path = await zipped('damaged.zip', { 'many.csv': `identity,Name\n${many}`, 'nora.csv': nora })
    const bytes = readFileSync(path)
    bytes.fill(0xff, 20_000, 20_200)
    writeFileSync(path, bytes)
    const cache = newCache()
    const { imports, failures } = await importInto(cache, [path])
    expect(failures).toMatchObject([{ message: expect.stringContaining('is damaged') as string }])
    expect(imports).toMatchObject([{ profiles: 1 }])
    expect(peopleIn(cache)).toHaveLength(1)
  })

  test('that ends too early is refused', async () => {
    const path = await zipped('cut.zip', { 'nora.csv': nora })
    writeFileSync(path, readFileSync(path).subarray(0, -30))
    const { imports, failures } = await importInto(newCache(), [path])
    expect(imports).toEqual([])
    expect(failures).toHaveLength(1)
  })

  test('without files, with a spreadsheet, or in another ZIP file is refused', async () => {
    const inner = readFileSync(await zipped('inner.zip', { 'bomb.csv': Buffer.alloc(1_000_000) }))
    const paths = [
      await zipped('empty.zip', { '.DS_Store': 'x' }),
      await zipped('sheet.zip', { '[Content_Types].xml': '<Types/>', 'xl/sheet1.xml': '<a/>' }),
      await zipped('outer.zip', { 'inner.zip': inner }),
    ]
    const cache = newCache()
    const { imports, failures } = await importInto(cache, paths)
    expect(imports).toEqual([])
    expect(failures).toMatchObject([
      { message: expect.stringContaining('is a ZIP file without files') as string },
      { message: expect.stringContaining('is a spreadsheet') as string },
      { message: expect.stringContaining('is a ZIP file') as string },
    ])
  })

  test('that says it unpacks to far more than its size is refused before it is', async () => {
    const path = await zipped('bomb.zip', { 'bomb.csv': Buffer.alloc(1_000_000) })
    const bytes = readFileSync(path)
    const listed = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'))
    bytes.writeUInt32LE(2_000_000_000, listed + 24)
    writeFileSync(path, bytes)
    const { imports, failures } = await importInto(newCache(), [path])
    expect(imports).toEqual([])
    expect(failures).toMatchObject([{ message: expect.stringContaining('more than 200 times its size') as string }])
  })

  test('has one of its files imported by itself, where the path goes on into it', async () => {
    const tables = { 'people/nora.csv': 'customer,Name\na,Nora\n', 'ola.jsonl': ola, 'notes.txt': 'Dear all' }
    const path = await zipped('parts.zip', tables)
    expect(await placesIn(path)).toEqual([`${path}/people/nora.csv`, `${path}/ola.jsonl`, `${path}/notes.txt`])
    const cache = newCache()
    const mapping = { identity: 'customer', names: [], types: [] }
    const { imports, failures } = await importInto(cache, [`${path}/people/nora.csv`], { mapping })
    expect(failures).toEqual([])
    expect(imports).toMatchObject([{ file: `${path}/people/nora.csv`, profiles: 1 }])
    expect(peopleIn(cache).map(({ identity }) => identity)).toEqual(['a'])
  })

  test('names the file in it that is refused, which can be tried again by that name', async () => {
    const path = await zipped('asked.zip', { 'a.csv': 'customer,Name\na,Nora\n', 'nora.csv': nora })
    const { failures } = await importInto(newCache(), [path])
    expect(failures).toMatchObject([{ file: `${path}/a.csv` }])
    const { failures: none } = await importInto(newCache(), [`${path}/none.csv`])
    expect(none).toMatchObject([{ message: expect.stringContaining('“none.csv” does not exist') as string }])
  })

  test('with one file is a file like any other, and so is one in which a name is that of two', async () => {
    expect(await placesIn(await zipped('one.zip', { 'nora.csv': nora }))).toBeNull()
    expect(await placesIn(join(folder, 'none.zip'))).toBeNull()
    const zip = new ZipFile()
    for (const content of [nora, ola]) zip.addBuffer(Buffer.from(content), 'same')
    zip.end()
    const path = join(folder, 'same.zip')
    await pipeline(zip.outputStream, createWriteStream(path))
    expect(await placesIn(path)).toBeNull()
  })
})
