import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { removeImport } from '../../../../electron/engine/import/remove-import.ts'
import { areItemsIndexed, indexItemsMore } from '../../../../electron/engine/store/item-index.ts'
import { itemPage, maxFound } from '../../../../electron/engine/store/items.ts'
import type { Db } from '../../../../electron/engine/store/db.ts'
import { law } from '../../law.ts'
import { cacheFolder, importInto, within } from '../cache.ts'

const { write, newCache } = cacheFolder()

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const row = (cells: readonly string[]) => cells.map(cell).join(',')
const csv = (rows: readonly (readonly string[])[]) => `Identity,Name,ImageURL\n${rows.map(row).join('\n')}\n`

function indexAll(db: Db, step?: number): void {
  while (!indexItemsMore(db, step));
}

const found = (db: Db, text: string) =>
  itemPage(db, { catalog: 'shirts', text, offset: 0, limit: 500 })?.rows.map(({ id }) => id)

describe('a page of items', () => {
  test('is in the order of the file, with the columns in theirs', async () => {
    const cache = newCache()
    const rows = Array.from({ length: 25 }, (_, i) => [`sku-${String(i)}`, `Shirt ${String(i)}`, 'https://x.test/1'])
    await importInto(cache, [write('shirts.csv', csv(rows))])
    within(cache, (db) => {
      const page = itemPage(db, { catalog: 'shirts', text: '', offset: 10, limit: 5 })
      expect(page).toMatchObject({ total: 25, isCut: false, columns: ['Identity', 'Name', 'ImageURL'] })
      expect(page?.rows.map(({ id }) => id)).toEqual(['sku-10', 'sku-11', 'sku-12', 'sku-13', 'sku-14'])
      expect(page?.rows[0]?.columns['Name']).toBe('Shirt 10')
      db.exec('DELETE FROM item WHERE position = 3')
      expect(itemPage(db, { catalog: 'shirts', text: ' ', offset: 3, limit: 1 })?.rows).toMatchObject([{ id: 'sku-4' }])
      expect(itemPage(db, { catalog: 'none', text: '', offset: 0, limit: 5 })).toBeUndefined()
    })
  })

  test('of a search ends at a thousand and says so', async () => {
    const cache = newCache()
    const rows = Array.from({ length: maxFound + 5 }, (_, i) => [`sku-${String(i)}`, 'Coat', ''])
    await importInto(cache, [write('shirts.csv', csv(rows))])
    within(cache, (db) => {
      for (const text of ['coat', 'co', 'COAT']) {
        expect(itemPage(db, { catalog: 'shirts', text, offset: 995, limit: 50 })).toMatchObject({
          total: maxFound,
          isCut: true,
          rows: { length: 5 },
        })
        indexAll(db)
      }
      expect(itemPage(db, { catalog: 'shirts', text: 'sku-1004', offset: 0, limit: 50 })).toMatchObject({
        total: 1,
        isCut: false,
      })
    })
  })
})

test('a search finds what a look at every item finds: without index, with a part of it, and with all', async () => {
  const alphabet = [...'abcÅåßςσΣİ%"\\_\'* \u{1F455}é']
  const anyCell = fc.array(fc.constantFrom(...alphabet), { maxLength: 5 }).map((letters) => letters.join(''))
  const anyRows = fc.array(fc.tuple(anyCell, anyCell), { minLength: 3, maxLength: 12 })
  const fold = (text: string) => text.toLowerCase().replaceAll('ς', 'σ')
  await law(
    fc.asyncProperty(anyRows, fc.array(anyCell, { minLength: 4, maxLength: 8 }), async (rows, texts) => {
      const cache = newCache()
      const items = rows.map(([name, image], i) => [`k${String(i)}`, name, image])
      await importInto(cache, [write('shirts.csv', csv(items))])
      within(cache, (db) => {
        const asked = texts.filter((text) => text.trim() !== '')
        const expected = asked.map((text) =>
          items.filter((cells) => cells.some((one) => fold(one).includes(fold(text.trim())))).map(([id]) => id),
        )
        const check = () => {
          expect(asked.map((text) => found(db, text))).toEqual(expected)
        }
        check()
        indexItemsMore(db, 2)
        expect(areItemsIndexed(db)).toBe(false)
        check()
        indexAll(db, 2)
        expect(areItemsIndexed(db)).toBe(true)
        check()
      })
    }),
    { runs: 60 },
  )
})

test('an index goes with its catalog, and a new one is made', async () => {
  const cache = newCache()
  const tables = (db: Db) =>
    db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE name LIKE 'item_search\\_%' ESCAPE '\\' AND sql LIKE 'CREATE VIRTUAL%'",
      )
      .pluck()
      .all()
  await importInto(cache, [write('shirts.csv', csv([['a', 'Coat', '']]))])
  within(cache, (db) => {
    indexAll(db)
  })
  await importInto(cache, [write('shirts.csv', csv([['b', 'Jeans', '']]))])
  within(cache, (db) => {
    expect(areItemsIndexed(db)).toBe(false)
    expect(tables(db)).toEqual([])
    indexAll(db)
    expect([found(db, 'coat'), found(db, 'jeans')]).toEqual([[], ['b']])
    expect(tables(db)).toHaveLength(1)
    removeImport(db, 2)
    expect([tables(db), areItemsIndexed(db)]).toEqual([[], true])
  })
})
