import { readFileSync } from 'node:fs'

const bundled = JSON.parse(readFileSync('resources/samples/cart-reminder.galley.json', 'utf8')) as object

interface Pair {
  readonly key: string
  readonly value: string
}

/** A draft's file, with everything but its name and its pairs from the bundled one. */
export function draftText(name: string, pairs: readonly Pair[]): string {
  return JSON.stringify({ ...bundled, id: crypto.randomUUID(), name, pairs }, null, 2)
}

/** Events of users and properties that the bundled samples do not have, one a line. */
export function wideEvents(count: number): string {
  const line = (i: number) => {
    const evtData = { product_id: `SKU-${i % 9000}`, price: i / 100, note: 'x'.repeat(200), step: i }
    return JSON.stringify({
      identity: `big-${i % 40_000}`,
      type: 'event',
      ts: 1_777_000_000 + i,
      evtName: 'Browsed',
      evtData,
    })
  }
  return Array.from({ length: count }, (_, i) => line(i)).join('\n')
}

/** Profiles, six of which cannot be read. */
export function untidyProfiles(count: number): string {
  const fine = Array.from({ length: count }, (_, i) =>
    JSON.stringify({ identity: `may-${i}`, type: 'profile', profileData: { Name: `May ${i}`, City: 'Uppsala' } }),
  )
  const wrong = [
    '{"identity":',
    '[]',
    '"text"',
    '{"type":"profile","profileData":{}}',
    'not json at all',
    '{"identity":"x","type":"thing"}',
  ]
  return [...fine.slice(0, 9), ...wrong, ...fine.slice(9)].join('\n')
}

/** Users who put something into their carts, of whom half have no first name. */
export function cartUsers(count: number): string {
  const seconds = Date.UTC(2026, 5, 14) / 1000
  return Array.from({ length: count }, (_, i) => {
    const identity = `cart-${i}`
    const profileData = i % 2 === 0 ? { City: 'Uppsala' } : { 'First Name': `June ${i}` }
    const evtData = { product_name: 'Linen shirt', product_id: 'SKU-1003', price: 40 + i }
    return [
      { identity, type: 'profile', ts: seconds, profileData },
      { identity, type: 'event', evtName: 'Added to Cart', ts: seconds + i * 60, evtData },
    ]
  })
    .flat()
    .map((record) => JSON.stringify(record))
    .join('\n')
}

/** A catalog with long and right-to-left cells, empty ones, and more columns than fit. */
export function longCatalog(price: number): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const name = i % 2 === 0 ? `A coat that goes on and on, ${'warm and '.repeat(9)}dry` : `معطف شتوي طويل ${i}`
    return `SKU-${i},"${name}",https://images.example.com/${'abcdefghij'.repeat(12)}/${i}.jpg,${price + i},Havsrön,,S;M;L,Wool,Sweden`
  })
  return ['Identity,Name,ImageURL,Price,Brand,Note,Sizes,Material,Made in', ...rows].join('\n')
}

/** A draft with a problem of every severity. */
export function untidyDraft(): string {
  return draftText('Untidy', [
    { key: 'title', value: 'Hi {{ @Profile - Frist Name | default: "there" }}, {{first_name}}!' },
    { key: 'title', value: 'In {{ @Profile - Ctiy }} since {{ @Profile - First Name' },
    { key: '', value: '{{ @Nothing - of_the_kind }}' },
    { key: 'body', value: '@Profile - Tier | default: "bronze" and $replacement$##w:Tier[none]$/replacement$' },
  ])
}

/** A draft with long and right-to-left text, and what cannot be seen. */
export function longDraft(): string {
  const longText = 'A sentence that goes on and on and says little. '.repeat(9)
  return draftText('Long', [
    {
      key: 'title_ar',
      value: 'مرحبا {{ @Profile - First Name | default: "صديقنا" }}، سلتك في انتظارك منذ {{ @Event - added_on }}',
    },
    { key: 'title_he', value: 'שלום {{ @Profile - First Name | default: "חבר" }}, העגלה שלך מחכה' },
    { key: 'mixed', value: 'Order שלום number {{ @Event - product_id }} للعميل {{ @Profile - Name }}.' },
    {
      key: 'a_key_that_is_much_longer_than_anybody_would_want_a_key_to_be_but_here_it_is',
      value: `${longText}{{ @Profile - City | default: "${'a default as long as a sentence '.repeat(4)}" }}`,
    },
    { key: 'unbroken', value: `https://shop.example.com/${'abcdefghij'.repeat(24)}?user={{ @Profile - loyalty_id }}` },
    { key: 'lines', value: 'One line\nanother line\n\nand {{ @Profile - Tier | default: "" }} after an empty one' },
    { key: 'unseen', value: 'A tab\there, a no-break\u00a0space, a zero\u200bwidth one' },
    { key: 'empty', value: '' },
  ])
}

/** A draft with this number of pairs. */
export function manyPairs(count: number): string {
  const values = [
    'Hi {{ @Profile - First Name | default: "there" }}, still thinking it over?',
    '{{ @Event - product_name | default: "What you chose" }} since {{ @Event - added_on }}',
    'In {{ @Profile - City | default: "your town" }}, {{ @Profile - Tier }}',
    'Only text',
  ]
  return draftText(
    'Many',
    Array.from({ length: count }, (_, i) => ({ key: `pair_${i + 1}`, value: values[i % 4] ?? '' })),
  )
}

/** Customers whose columns have to be chosen; one row is a reject. */
export const tableWithoutIdentity = [
  'customer no;Name;Stadt;born;spent;last seen',
  '007;Nora Lindqvist;Lund;31/12/1990;1204.5;2026-05-29 14:20',
  '8;Ola;Malmö;01/02/1985;19;',
  '1.00234E+12;Pia;;;;',
].join('\n')
