import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draftSettings } from '#shared/campaign/compare-drafts'
import { parseDraft } from '#shared/campaign/file'
import { initialDraft } from '#shared/campaign/initial'
import { settingText } from '../../../../renderer/src/versions/setting-text.ts'
import { changeSentence, changeWords, lineWords } from '../../../../renderer/src/versions/version-words.ts'

const none = { changed: 0, renamed: 0, added: 0, removed: 0, isReordered: false, settings: [] } as const

describe('what changed', () => {
  test.each([
    [none, 'nothing changed'],
    [{ ...none, changed: 2, added: 1, settings: ['trigger'] }, '2 pairs changed, 1 pair added, trigger changed'],
    [{ ...none, renamed: 1, removed: 3, isReordered: true }, '1 key changed, 3 pairs removed, order changed'],
    [{ ...none, settings: ['name', 'trigger', 'payload'] }, 'name, trigger and payload changed'],
  ] as const)('is said in words: %j', (counts, words) => {
    expect(changeWords(counts)).toBe(words)
  })

  test('is a sentence of its own', () => {
    expect(changeSentence({ ...none, changed: 1 })).toBe('1 pair changed.')
    expect(changeSentence(none)).toBe('Nothing changed.')
  })
})

test('a line says why a version was made that is no save', () => {
  const line = { version: 2, savedAt: 0, name: null, cause: 'save', changes: { ...none, added: 1 } } as const
  expect(lineWords(line, false)).toBe('1 pair added')
  expect(lineWords({ ...line, cause: 'file' }, false)).toBe('found in its file: 1 pair added')
  expect(lineWords({ ...line, changes: null }, true)).toBe('the first one kept')
  expect(lineWords({ ...line, changes: null }, false)).toBe('cannot be compared')
})

describe('settings in words', () => {
  const parsed = parseDraft(readFileSync('resources/samples/cart-reminder.galley.json', 'utf8'))
  if (!parsed.ok) throw new Error(parsed.error.message)
  const draft = {
    ...parsed.value,
    profileWhere: [{ property: 'Tier', is: 'one-of', value: ['gold', 'silver'] }],
    recommendations: [
      {
        slot: 'similar',
        catalog: 'Products',
        event: 'Product Viewed',
        eventProperty: 'product_id',
        catalogColumn: 'Identity',
        lookBackDays: 30,
        position: 1,
        include: [{ column: 'Brand', is: 'equals', sameAs: 'brand' }],
        exclude: [{ column: 'Stock', is: 'not-exists' }],
        near: { km: 5 },
        from: 'computed',
      },
    ],
    payload: { ...parsed.value.payload, dataPlan: { id: 'shop', version: 3 } },
  } as const

  test('are one line for each thing they say', () => {
    expect(Object.fromEntries(draftSettings.map((setting) => [setting, settingText(draft, setting).split('\n')])))
      .toMatchInlineSnapshot(`
      {
        "aliases": [
          "Product: product_name of Added to Cart, Items.prod_name of Charged",
        ],
        "constant": [
          "",
        ],
        "format": [
          "months in full",
          "“, ” between the items of a list",
        ],
        "include": [
          "Tier",
          "without push tokens",
        ],
        "missing": [
          "the property is not there",
          "the property is null",
          "the property is an empty text",
          "the property is an object, which has no text",
          "there is no such event",
          "there is no constant value",
          "there is no recommended item",
        ],
        "name": [
          "Cart reminder",
        ],
        "notes": [
          "Goes out for every Added to Cart. Try the token without a default in “store”: the check says how many samples it leaves empty.",
        ],
        "payload": [
          "environment: development",
          "event name: campaign_message",
          "custom event type: other",
          "pairs go to: custom_attributes",
          "identity customer_id: Identity",
          "identity email: Email",
          "data plan: shop, version 3",
        ],
        "profileWhere": [
          "Tier is one of “gold”, “silver”",
        ],
        "recommendations": [
          "similar: item 1 of Products, Identity is product_id of Product Viewed, looks back 30 days, only where Brand is the event’s brand, not where Stock is not there, within 5 km, computed from the events",
        ],
        "timeZone": [
          "Europe/Stockholm",
        ],
        "trigger": [
          "Users who do Added to Cart",
        ],
      }
    `)
  })

  test('are empty, or what is the case, in a draft that says nothing', () => {
    const texts = draftSettings.map((setting) => settingText(initialDraft, setting))
    expect(texts.filter((text) => text === '')).toHaveLength(5)
    expect(settingText(initialDraft, 'trigger')).toBe('Everybody, without an event')
  })

  test('show the fields of a newer Galley as they are', () => {
    expect(settingText({ ...initialDraft, ...{ tone: { warm: true } } }, 'other')).toBe('tone: {\n  "warm": true\n}')
  })
})
