import { expect, test } from 'vitest'
import { hover } from '#shared/assist/hover'
import { tokenAt } from '#shared/assist/token-at'
import { cursorIn } from './cursor.ts'
import { world } from './world.ts'

function hoverAt(text: string, within = world) {
  const { source, offset } = cursorIn(text)
  return hover(source, offset, within)
}

test.each([
  ['█{{ @Profile - A }}', 'A'],
  ['{{ @Profile - A█ }}', 'A'],
  ['{{ @Profile - A }}█', 'A'],
  ['{{ @Profile - A }}█{{ @Profile - B }}', 'B'],
  ['{{ @Profile - A }} █ x', undefined],
])('finds the token in %s', (text, field) => {
  const { source, offset } = cursorIn(text)
  expect(tokenAt(source, offset)?.token.field).toBe(field)
})

test('says what a token comes to and where that is from', () => {
  expect(hoverAt('Hi {{ @Profile - City█ | default: "x" }}')).toMatchObject({
    label: 'Profile - City',
    span: { start: 3, end: 39 },
    piece: { text: 'Pune', from: 'value', missing: null, source: { kind: 'profile', property: 'City', value: 'Pune' } },
    statistics: {
      noun: 'users',
      total: 100,
      filled: 75,
      fillRate: 0.75,
      types: [{ type: 'string', count: 75, share: 1 }],
    },
  })
  expect(hoverAt('{{ @Charged - amount█ | default: "x" }}')).toMatchObject({
    piece: { text: 'x', from: 'default', missing: 'no-event' },
    statistics: { noun: '“Charged” events', total: 10, filled: 5 },
  })
})

test('says which of how many constant values it is, and that there is none', () => {
  expect(hoverAt('{{ @Constant - Product█ }}')).toMatchObject({
    label: 'Constant - Product',
    piece: { text: 'Linen shirt', from: 'value', source: { kind: 'constant', alias: 'Product', nth: 1, of: 1 } },
    statistics: null,
  })
  expect(hoverAt('{{ @Constant #2 - Product█ | default: "it" }}')).toMatchObject({
    piece: { text: 'it', from: 'default', missing: 'no-value', source: { kind: 'constant', nth: 2, of: 1 } },
  })
})

test('tells a token without samples or recipient from no token', () => {
  expect(hoverAt('{{ @Profile - Ctiy█ }}', { ...world, recipient: null })).toMatchObject({
    piece: null,
    statistics: null,
  })
  expect(hoverAt('plain █ text')).toBeNull()
})
