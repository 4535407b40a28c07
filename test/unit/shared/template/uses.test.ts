import { expect, test } from 'vitest'
import { namedEvents, tokensIn } from '#shared/template/uses'

const source = 'Hi {{ @Profile - Name }}, {{ @Charged - date }} {{ @unreadable }} {{ @Event - id }} {{ @Charged - id }}'

test('a template reads its tokens, in their order and each at its place', () => {
  const tokens = tokensIn(source)
  expect(tokens.map(({ token }) => token.field)).toEqual(['Name', 'date', 'id', 'id'])
  expect(tokens.map(({ span }) => source.slice(span.start, span.end))).toEqual([
    '{{ @Profile - Name }}',
    '{{ @Charged - date }}',
    '{{ @Event - id }}',
    '{{ @Charged - id }}',
  ])
})

test('a text without tokens reads nothing', () => {
  expect([...tokensIn(''), ...tokensIn('{{ user.name }}')]).toEqual([])
})

test('the events that tokens name are those of their sources', () => {
  expect([...namedEvents(tokensIn(source).map(({ token }) => token))]).toEqual(['Charged'])
})
