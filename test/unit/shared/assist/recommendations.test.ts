import { expect, test } from 'vitest'
import { completions } from '#shared/assist/completions'
import { hover } from '#shared/assist/hover'
import { cursorIn } from './cursor.ts'
import { world } from './world.ts'

const basis = { item: 'SKU-1', ts: 1_700_000_000_000 }
const item = { id: 'SKU-7', columns: { Name: 'Denim jacket' }, rank: 2, relatedBy: 12, basis }
const { recipient } = world
const served = {
  ...world,
  recipient: recipient === null ? null : { ...recipient, items: new Map([['similar', item]]) },
}

test('completes a slot with the columns of its catalog, how full they are and what the user at hand gets', () => {
  const { source, offset } = cursorIn('{{ @Recommendation similar - █ }}')
  const { items } = completions(source, offset, served)
  expect(items.map(({ insertText }) => insertText)).toEqual([
    '{{ @Recommendation similar - Brand | default: "" }}',
    '{{ @Recommendation similar - Name | default: "" }}',
  ])
  expect(items.find(({ label }) => label === 'similar - Name')).toMatchObject({ fillRate: 1, sample: 'Denim jacket' })
})

test('says which item a token takes, by how many it is related, and on which last action that rests', () => {
  const { source, offset } = cursorIn('{{ @Recommendation similar - Name█ }}')
  const expected = { kind: 'recommendation', item: 'SKU-7', rank: 2, relatedBy: 12, basis, column: 'Name' }
  expect(hover(source, offset, served)).toMatchObject({
    piece: { text: 'Denim jacket', from: 'value', source: expected },
    statistics: { noun: 'items of “Products”', total: 5 },
  })
  const none = { item: null, rank: null, relatedBy: null, basis: null }
  expect(hover(source, offset, world)).toMatchObject({ piece: { from: 'empty', missing: 'no-item', source: none } })
})
