import { expect, test } from 'vitest'
import { LineCatalog } from '../../../../electron/engine/pipe/line-catalog.ts'
import { readAssociations } from '../../../../electron/engine/pipe/related-items.ts'

const catalog = new LineCatalog(['P1', 'P2', 'P3'].map((id) => ({ id, columns: { Identity: id } })))
const relation = (slot: string, item: string, related: string, profiles = 1) =>
  JSON.stringify({ slot, item, related, profiles })

async function read(text: string) {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(text))
  }
  const { asOf, related } = await readAssociations(bytes(), 'file', new Map([['similar', catalog]]))
  return { asOf, rows: Array.from(related.get('similar')?.get(0)?.rows ?? []) }
}

const good = [relation('similar', 'P1', 'P3', 2), relation('similar', 'P1', 'P2', 5), relation('similar', 'P1', 'gone')]

test('relations are read in any order, with what other programs put around lines', async () => {
  expect(await read(good.join('\n'))).toEqual({ asOf: null, rows: [1, 2] })
  const clock = '{"asOf":"2026-06-15T18:30:00.000Z"}'
  const text = `\uFEFF${[clock, ...good, '', ''].join('\r\n')}`
  expect(await read(text)).toEqual({ asOf: Date.parse('2026-06-15T18:30:00Z'), rows: [1, 2] })
  expect((await read(`${clock}\n`)).rows).toEqual([])
})

test('a file that says nothing of the draft is refused: every profile would be skipped', async () => {
  await expect(read('')).rejects.toThrow('“file” is empty')
  await expect(read('\n')).rejects.toThrow('“file” is empty')
  for (const line of [relation('other', 'P1', 'P2'), relation('similar', 'Q1', 'Q2')]) {
    await expect(read(`${line}\n`)).rejects.toThrow('No relation in “file” belongs to the draft')
  }
})

test('a line that is no relation is named', async () => {
  await expect(read(`${good.join('\n')}\n{"slot":"similar","item":"P`)).rejects.toThrow(
    'Line 4 of “file” is no relation',
  )
  await expect(read('{"asOf":"yesterday"}\n')).rejects.toThrow('Line 1 of “file” is no relation')
})
