import { expect, test } from 'vitest'
import { collect } from './collect.ts'

function line(reject: object): string {
  return `${JSON.stringify({ line: 9, offset: 99, reason: 'x', timeZone: 'Asia/Kolkata', ...reject })}\n`
}

test('corrected records come in as they would have from their own file', () => {
  const content =
    line({ format: 'clevertap-upload', raw: '{"identity":"a","profileData":{}}' }) +
    line({ format: 'csv-profiles', header: 'identity;born<dd/MM/yyyy>', raw: 'b;31/01/2026' }) +
    line({ format: 'clevertap-events', eventName: 'Buy', raw: '{"profile":{"identity":"c"},"ts":20260101054937}' }) +
    line({ format: 'catalog', header: 'Identity,Name,ImageURL', raw: 'SKU-1,Shirt,', file: '/somewhere/shirts.csv' })
  const { records, places, rejects } = collect('rejects', content)
  expect(rejects).toEqual([])
  expect(records).toMatchObject([
    { kind: 'profile', identity: 'a' },
    { kind: 'profile', properties: { born: `$D_${String(Date.UTC(2026, 0, 31, 6, 30) / 1000)}` } },
    { kind: 'event', name: 'Buy', ts: Date.UTC(2026, 0, 1, 0, 19, 37) },
    { kind: 'item', catalog: 'shirts', id: 'SKU-1' },
  ])
  expect(places.map((place) => place.line)).toEqual([1, 2, 3, 4])
})

test('what is still wrong keeps what it needs to come back', () => {
  const raw = '{"profile":{"identity":"c"},"ts":"soon"}'
  const { rejects } = collect('rejects', line({ format: 'clevertap-events', eventName: 'Buy', raw }))
  expect(rejects).toMatchObject([
    { line: 1, offset: 0, raw, readAs: { format: 'clevertap-events', eventName: 'Buy', timeZone: 'Asia/Kolkata' } },
  ])
  const again = collect('rejects', line({ format: 'csv-profiles', header: 'identity,a', raw: 'b' }))
  expect(again.rejects).toMatchObject([{ raw: 'b', header: 'identity,a', readAs: { format: 'csv-profiles' } }])
})

test('a line that is no reject is one', () => {
  const { rejects } = collect('rejects', '{"raw":1}\n{"raw":"x","format":"rejects"}\n')
  expect(rejects.map(({ reason }) => reason.slice(0, 44))).toEqual(
    Array(2).fill('This line is not one of Galley’s rejects: it'),
  )
})
