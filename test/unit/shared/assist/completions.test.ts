import { describe, expect, test } from 'vitest'
import type { AssistWorld } from '#shared/assist/completion'
import { completions } from '#shared/assist/completions'
import { cursorIn } from './cursor.ts'
import { schemaFrom } from '../check/observe.ts'
import { world } from './world.ts'

function complete(text: string, within: AssistWorld = world) {
  const { source, offset } = cursorIn(text)
  const { span, items, total } = completions(source, offset, within)
  return { replaced: source.slice(span.start, span.end), labels: items.map(({ label }) => label), items, total }
}

describe('what is replaced, and the first line', () => {
  test.each([
    ['Hi @█', '@', 'Identity'],
    ['Hi @ci█', '@ci', 'City'],
    ['Hi @ci█ you', '@ci', 'City'],
    ['Hi @home ci█', '@home ci', 'Home city'],
    ['こんにちは@ci█', '@ci', 'City'],
    ['مرحبا@ci█', '@ci', 'City'],
    ['{{ @█', '{{ @', 'Identity'],
    ['{{@ci█ and {{ @Profile - City }}', '{{@ci', 'City'],
    ['{{ @ci█ }} you', '{{ @ci }}', 'City'],
    ['{{ @Profile - Ci█ }}', '{{ @Profile - Ci }}', 'City'],
    ['{{ @Profile - Ci█ty | default: "x" }}', '{{ @Profile - City | default: "x" }}', 'City'],
    ['{{ @Profile - █', '{{ @Profile - ', 'Identity'],
    ['{{ @Profile -█ }}', '{{ @Profile - }}', 'Identity'],
    ['{{ @Profile█', '{{ @Profile', 'Identity'],
    ['@Event - █', '@Event - ', 'date'],
    ['@Added to Cart - pro█', '@Added to Cart - pro', 'Added to Cart - product_name'],
    ['{{ @Added to Cart - product█ }}', '{{ @Added to Cart - product }}', 'Added to Cart - product_name'],
    ['@added█', '@added', 'Added to Cart - product_name'],
    ['@prod█', '@prod', 'Product'],
    ['{{ @Constant - █}}', '{{ @Constant - }}', 'Product'],
    ['{{ @Recommendation similar - Br█ }}', '{{ @Recommendation similar - Br }}', 'similar - Brand'],
    ['{{ @Cha█rged - amount }}', '{{ @Charged - amount }}', 'date'],
    ['{{ @Chi█rged - amount }}', '{{ @Chirged - amount }}', 'Use “Chi” as a profile property'],
  ])('%s', (text, replaced, first) => {
    const completed = complete(text)
    expect(completed.replaced).toBe(replaced)
    expect(completed.labels[0]).toBe(first)
  })
})

describe('what a source has is found by the words of the source', () => {
  test.each([
    ['@const█', 'Product'],
    ['@Constant█', 'Product'],
    ['{{ @rec█ }}', 'similar - Brand'],
    ['{{ @Recommendation sim█ }}', 'similar - Brand'],
    ['@prof█', 'Identity'],
    ['@eve█', 'date'],
    ['@char█', 'date'],
    ['@added t█', 'Added to Cart - product_name'],
  ])('%s', (text, first) => {
    expect(complete(text).labels[0]).toBe(first)
  })

  test('behind the names with a word that begins so, before scattered letters', () => {
    const profiles = {
      total: 10,
      properties: { 'Eviction notice': {}, 'Seven events': {}, Event: {}, 'e v e n t': {} },
    }
    const events = { Charged: { total: 10, properties: { amount: {} } } }
    const labels = complete('@even█', { ...world, schema: schemaFrom({ profiles, events }) }).labels
    expect(labels.slice(0, 2)).toEqual(['Event', 'Seven events'])
    expect(labels.indexOf('amount')).toBeGreaterThan(1)
    expect(labels.indexOf('amount')).toBeLessThan(labels.indexOf('e v e n t'))
  })

  test('and by one letter only the names are', () => {
    expect(complete('@e█').labels).not.toContain('amount')
  })

  test('once each', () => {
    const tokens = complete('@date█').items.map(({ insertText }) => insertText)
    expect(new Set(tokens).size).toBe(tokens.length)
    const all = complete('@prof█')
    expect(all.total).toBe(all.items.length)
  })
})

describe('what is typed otherwise than it is written', () => {
  test.each([
    ['@profile - ci█', '@profile - ci', 'City'],
    ['@charged - am█', '@charged - am', 'Charged - amount'],
    ['{{ @EVENT - dat█ }}', '{{ @EVENT - dat }}', 'date'],
    ['@profile ci█', '@profile ci', 'City'],
    ['@Ctiy█', '@Ctiy', 'City'],
    ['{{ @Profile - emial█ }}', '{{ @Profile - emial }}', 'Email'],
  ])('%s', (text, replaced, first) => {
    const completed = complete(text)
    expect(completed.replaced).toBe(replaced)
    expect(completed.labels[0]).toBe(first)
  })

  test('nothing is guessed where no name begins so', () => {
    expect(complete('@profile of a town█').labels).toEqual([])
    expect(complete('@Sohe█').labels).toEqual(['Use “Sohe” as a profile property'])
  })
})

describe('where nothing can be completed', () => {
  test.each([
    '█',
    'me@example█',
    '{% if @ci█ %}',
    '{{ x | y: @ci█ }}',
    'at @ 5 pm█',
    '@Anna, see█',
    '{{ @Profile - City | █default: "x" }}',
    '{{ @Profile - City }}█',
    '█{{ @Profile - City }}',
  ])('%s', (text) => {
    expect(complete(text)).toMatchObject({ replaced: '', labels: [], total: 0 })
  })
})

test('a completion says what the samples show', () => {
  expect(complete('@City█').items[0]).toEqual({
    ...{ label: 'City', group: 'Profile', insertText: '{{ @Profile - City | default: "" }}', known: true },
    ...{ defaultSpan: { start: 31, end: 31 }, type: { main: 'string', mixed: false }, fillRate: 0.75 },
    ...{ sample: 'Pune', lastSeen: 1_700_000_000_000 },
  })
  expect(complete('@Renews█').items[0]).toMatchObject({ type: { main: 'date', mixed: true }, sample: 'May 29, 2023' })
  expect(complete('@City█', { ...world, recipient: null }).items[0]).toMatchObject({ sample: 'Mumbai' })
})

test('the place to type the default in is between its quotes', () => {
  for (const { insertText, defaultSpan } of complete('@█').items) {
    expect(insertText.slice((defaultSpan?.start ?? 0) - 1, (defaultSpan?.end ?? 0) + 1)).toBe('""')
  }
})

test('names that begin as typed come first, then the fullest', () => {
  expect(complete('@ci█').labels.slice(0, 3)).toEqual(['City', 'Citizen of', 'Home city'])
  expect(complete('{{ @Profile - █').labels.slice(0, 4)).toEqual(['Identity', 'Home city', 'Email', 'Renews'])
})

test('what no sample has can still be typed', () => {
  expect(complete('{{ @Profile - Shoe size█ }}').items).toMatchObject([
    {
      label: 'Use “Shoe size” as a profile property',
      insertText: '{{ @Profile - Shoe size | default: "" }}',
      known: false,
    },
  ])
  expect(complete('@Shoe█').items.at(-1)).toMatchObject({ known: false })
  expect(complete('@see you there█').items).toEqual([])
  expect(complete('{{ @Profile - City█ }}').items.every(({ known }) => known)).toBe(true)
})

test('the triggering event is listed once, as @Event', () => {
  const tokens = complete('@amount█').items.map(({ insertText }) => insertText)
  expect(tokens.filter((token) => token.includes('- amount'))).toEqual(['{{ @Event - amount | default: "" }}'])
})

test('a past-behaviour draft offers five constant values', () => {
  const trigger = { kind: 'past-behaviour', match: 'all', did: [], didNot: [] } as const
  const { labels, items } = complete('{{ @Constant - █ }}', { ...world, draft: { ...world.draft, trigger } })
  expect(labels).toEqual(['Product', 'Product #2', 'Product #3', 'Product #4', 'Product #5'])
  expect(items[1]?.insertText).toBe('{{ @Constant #2 - Product | default: "" }}')
})

test('the second value of a constant is offered alone', () => {
  const trigger = { kind: 'past-behaviour', match: 'all', did: [], didNot: [] } as const
  const recipient = world.recipient && { ...world.recipient, constant: ['White coat', 'Blue jeans'] }
  const { items } = complete('@Constant #2 - █', { ...world, recipient, draft: { ...world.draft, trigger } })
  expect(items.map(({ label, sample }) => [label, sample])).toEqual([['Product #2', 'Blue jeans']])
})

test('a constant shows the values of the current recipient, and nothing where it has none', () => {
  const trigger = { kind: 'past-behaviour', match: 'all', did: [], didNot: [] } as const
  const recipient = world.recipient && { ...world.recipient, constant: ['White coat', 42] }
  const { items } = complete('{{ @Constant - █ }}', { ...world, recipient, draft: { ...world.draft, trigger } })
  expect(items.map(({ group, sample }) => [group, sample])).toEqual([
    ['Constant', 'White coat'],
    ['Constant', '42'],
    ...[3, 4, 5].map(() => ['Constant', null]),
  ])
  expect(complete('@Prod█').items[0]).toMatchObject({ group: 'Constant', label: 'Product', sample: 'Linen shirt' })
  expect(complete('@Prod█', { ...world, recipient: null }).items[0]).toMatchObject({ label: 'Product', sample: null })
})

test('a draft that holds nothing constant yet offers its aliases', () => {
  const aliases = ['Product', 'Price'].map((name) => ({ name, properties: {} }))
  const draft = { ...world.draft, aliases, constant: null }
  expect(complete('{{ @Constant - █ }}', { ...world, draft }).labels).toEqual(['Price', 'Product'])
  expect(complete('{{ @Constant - █ }}', { ...world, draft: { ...draft, aliases: [] } }).labels).toEqual([])
})

test('a default offers those of the draft, never a sample', () => {
  const completed = complete('{{ @Profile - City | default: "█" }}')
  expect(completed).toMatchObject({ replaced: '', labels: ['there'] })
  expect(complete('{{ @Profile - City | default: "q█" }}').labels).toEqual([])
})

test('at most 200 are answered, and how many there are', () => {
  const properties = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`city ${i}`, {}]))
  const { items, total } = complete('{{ @Profile - city█', {
    ...world,
    schema: schemaFrom({ profiles: { total: 1, properties } }),
  })
  expect(items).toHaveLength(200)
  expect(items.at(-1)?.known).toBe(false)
  expect(total).toBe(501)
})
