import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogChanges } from '#shared/sample/catalog-changes'
import { removeImport } from '../../../../electron/engine/import/remove-import.ts'
import { everySample } from '../../../../electron/engine/store/every-sample.ts'
import { saveObservedScopes } from '../../../../electron/engine/store/observed-scopes.ts'
import { observeAll } from '../../../../electron/engine/observe/observe-all.ts'
import { observedSchema } from '../../../../electron/engine/store/observed-schema.ts'
import type { Db } from '../../../../electron/engine/store/db.ts'
import { Branch, law } from '../../law.ts'
import { cacheFolder, firstOf, importInto, within } from '../cache.ts'

const { path: folder, write, newCache } = cacheFolder()
const header = 'Identity,Name,ImageURL,Price'

function csv(rows: readonly string[], columns = header): string {
  return `${[columns, ...rows].join('\n')}\n`
}

function itemsIn(cache: string): string[] {
  return within(cache, (db) =>
    db
      .prepare<[], string>(
        "SELECT c.name || ' ' || i.id FROM item i JOIN catalog c ON c.id = i.catalog ORDER BY c.name, position",
      )
      .pluck()
      .all(),
  )
}

async function replaced(cache: string, rows: readonly string[], columns = header) {
  return firstOf(await importInto(cache, [write('shirts.csv', csv(rows, columns))]))
}

describe('a catalog that comes again', () => {
  test('says what changed in it', async () => {
    const cache = newCache()
    const first = await replaced(cache, ['a,Ann,u,1', 'b,Bo,u,2', 'c,Cy,u,3', 'd,Di,u,4'])
    expect([first.items, first.changes]).toEqual([4, null])
    const { items, changes } = await replaced(
      cache,
      ['c,Cy,u,3,L', 'a,Ann,u,9,', 'e,Eve,u,5,M', 'd,Dora,u,,'],
      `${header},Size`,
    )
    expect(items).toBe(4)
    expect(changes).toEqual({
      catalog: 'shirts',
      added: 1,
      removed: 1,
      changed: 2,
      reordered: true,
      columns: {
        added: ['Size'],
        removed: [],
        changed: [
          { column: 'Price', items: 2 },
          { column: 'Name', items: 1 },
        ],
      },
      examples: {
        added: ['e'],
        removed: ['b'],
        changed: [
          { id: 'a', column: 'Price', before: '1', after: '9' },
          { id: 'd', column: 'Name', before: 'Di', after: 'Dora' },
        ],
      },
    })
    expect(itemsIn(cache)).toEqual(['shirts c', 'shirts a', 'shirts e', 'shirts d'])
    expect(within(cache, (db) => db.prepare('SELECT count(*) FROM catalog').pluck().get())).toBe(1)
  })

  test('adds nothing when it is the very same file', async () => {
    const cache = newCache()
    await replaced(cache, ['a,Ann,u,1'])
    expect(await replaced(cache, ['a,Ann,u,1'])).toMatchObject({ items: 0, duplicates: 1, changes: null })
    expect(await replaced(cache, ['a,Ann,u,1', ''])).toMatchObject({
      changes: { added: 0, changed: 0, reordered: false },
    })
  })

  test('differs as a plain comparison of the two files says', async () => {
    const cache = newCache()
    const anyFile = fc
      .uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
      .chain((ids) => fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.constantFrom('x', 'y', '')))))
    await replaced(cache, ['a,,u,x'])
    const same = new Branch('the same file again')
    const other = new Branch('another file')
    let before: [string, string][] = [['a', 'x']]
    await law(
      fc.asyncProperty(anyFile, async (after) => {
        const rows = after.map(([id, price]) => `${id},n,u,${price}`)
        const { changes } = await replaced(cache, rows)
        if (changes === null) {
          same.reach()
          expect(after).toEqual(before)
        } else {
          other.reach()
          expect(figures(changes)).toEqual(plainly(new Map(before), new Map(after)))
        }
        before = after
      }),
      { runs: 60, reaches: [other] },
    )
  })
})

function figures({ added, removed, changed, reordered }: CatalogChanges) {
  return { added, removed, changed, reordered }
}

function plainly(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const common = [...after.keys()].filter((id) => before.has(id))
  const isThere = (file: ReadonlyMap<string, string>) => [...file.values()].some((price) => price !== '')
  return {
    added: after.size - common.length,
    removed: before.size - common.length,
    // a column that one of the two does not have at all is not compared
    changed: isThere(before) && isThere(after) ? common.filter((id) => before.get(id) !== after.get(id)).length : 0,
    reordered: common.join() !== [...before.keys()].filter((id) => after.has(id)).join(),
  }
}

test('a second row of the same identity is a reject that names the first; corrected, it joins the catalog once', async () => {
  const cache = newCache()
  const rejects = join(folder, 'twice.jsonl')
  const path = write('shirts.csv', csv(['a,Ann,u,1', 'b,"B\no",u,2', 'a,Other,u,3']))
  const report = firstOf(await importInto(cache, [path], { rejects }))
  expect(report).toMatchObject({ items: 2, duplicates: 0, rejected: 1 })
  expect(report.rejects).toMatchObject([
    {
      line: 5,
      reason:
        'The item “a” is on line 2 already. Give one of them another Identity, or leave one out, and import it again.',
    },
  ])
  const uncorrected = write('uncorrected.jsonl', readFileSync(rejects, 'utf8'))
  expect(await importInto(cache, [uncorrected])).toMatchObject({
    imports: [],
    failures: [{ message: expect.stringMatching(/is in the catalog already/) as string }],
  })
  const corrected = write('corrected.jsonl', readFileSync(rejects, 'utf8').replace('a,Other', 'z,Other'))
  expect(firstOf(await importInto(cache, [corrected]))).toMatchObject({ items: 1, changes: null })
  expect(itemsIn(cache)).toEqual(['shirts a', 'shirts b', 'shirts z'])
  const again = write('corrected-again.jsonl', `${readFileSync(corrected, 'utf8')}\n`)
  expect(firstOf(await importInto(cache, [again]))).toMatchObject({ items: 0, duplicates: 1 })
  within(cache, (db) => {
    removeImport(db, 2)
  })
  expect(itemsIn(cache)).toEqual(['shirts a', 'shirts b'])
})

test('the name is the file’s, or the one that was given; its rejects keep it', async () => {
  const cache = newCache()
  const rejects = join(folder, 'named.jsonl')
  const rows = csv(['a,Ann,u,1', ',none,u,2'])
  await importInto(cache, [write('summer.csv', rows)])
  expect(firstOf(await importInto(cache, [write('copy-of-summer.csv', rows)]))).toMatchObject({ items: 1 })
  await importInto(cache, [write('summer.csv', rows)], { catalog: 'Given', rejects })
  const corrected = write('named-corrected.jsonl', readFileSync(rejects, 'utf8').replace(',none', 'n,none'))
  await importInto(cache, [corrected])
  expect(itemsIn(cache)).toEqual(['Given a', 'Given n', 'copy-of-summer a', 'summer a'])
})

describe('the observed schema of a catalog', () => {
  const counted = (db: Db) => {
    const { catalogs } = observedSchema(db)
    const shirts = catalogs.get('shirts')
    return {
      items: shirts?.items ?? 0,
      columns: [...(shirts?.columns.values() ?? [])].map(({ name, filled, absent, distinct, top }) => ({
        name,
        filled,
        absent,
        distinct,
        top: top.map(({ value, count }) => [value, count]),
      })),
    }
  }

  test('is that of its last file alone, and the same as counted anew', async () => {
    const cache = newCache()
    await replaced(cache, ['a,Ann,u,1', 'b,Bo,u,2'], header)
    await replaced(cache, ['a,Ann,u,L', 'c,Cy,,L'], 'Identity,Name,ImageURL,Size')
    within(cache, (db) => {
      expect(counted(db)).toEqual({
        items: 2,
        columns: [
          {
            name: 'Identity',
            filled: 2,
            absent: 0,
            distinct: 2,
            top: [
              ['a', 1],
              ['c', 1],
            ],
          },
          {
            name: 'Name',
            filled: 2,
            absent: 0,
            distinct: 2,
            top: [
              ['Ann', 1],
              ['Cy', 1],
            ],
          },
          { name: 'ImageURL', filled: 1, absent: 1, distinct: 1, top: [['u', 1]] },
          { name: 'Size', filled: 2, absent: 0, distinct: 1, top: [['L', 2]] },
        ],
      })
      const before = counted(db)
      db.transaction(() => {
        saveObservedScopes(db, observeAll(everySample(db)).saved())
      })()
      expect(counted(db)).toEqual(before)
      removeImport(db, 2)
      expect(counted(db)).toEqual({ items: 0, columns: [] })
    })
  })
})

test('what CleverTap would not take is noted, and taken in', async () => {
  const cache = newCache()
  const places = (n: number) =>
    importInto(cache, [write(`places-${String(n)}.csv`, csv(['a,1,2'], 'identity,latitude,longitude'))])
  for (let n = 1; n <= 5; n++) expect(firstOf(await places(n)).notes).toEqual([])
  await replaced(cache, ['a,Ann,u,1'])
  expect(messagesOf(firstOf(await places(6)))).toEqual([
    'CleverTap takes up to 5 location catalogs; the cache now has 6.',
  ])
  const many = Array.from({ length: 10_001 }, (_, i) => `sku-${String(i)},n,u,1`)
  expect(messagesOf(await replaced(cache, many))).toEqual([
    'CleverTap’s dashboard takes up to 10,000 rows of a catalog; this one has more and needs the Catalog API.',
  ])
})

test('an import that is cancelled while it compares leaves the catalog as it was', async () => {
  const cache = newCache()
  await replaced(cache, ['a,Ann,u,1'])
  const { importFiles } = await import('../../../../electron/engine/import/import-files.ts')
  const path = write('shirts.csv', csv(['b,Bo,u,1']))
  let looks = 0
  const request = { cache, files: [path], format: null, eventName: null, timeZone: 'UTC', rejects: null }
  // before the file, before its only piece, before its end, and then while it compares
  const report = await importFiles(request, { report: () => undefined, isCancelled: () => ++looks > 3 })
  expect(report).toMatchObject({ cancelled: true, imports: [] })
  expect(looks).toBe(4)
  expect(itemsIn(cache)).toEqual(['shirts a'])
})

function messagesOf({ notes }: { readonly notes: readonly { readonly message: string }[] }): readonly string[] {
  return notes.map(({ message }) => message)
}
