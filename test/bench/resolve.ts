import Handlebars from 'handlebars'
import { Liquid } from 'liquidjs'
import { initialDraft } from '#shared/campaign/initial'
import { compile } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import { perSecond, race, ratioRow, type Row, timed } from './race.ts'

/** The same four pairs in three languages. */
const pairs = [
  {
    key: 'title',
    galley: 'Hi {{ @Profile - Name | default: "there" }}, your {{ @Event - product_name | default: "item" }} waits',
    liquid: 'Hi {{ profile.Name | default: "there" }}, your {{ event.product_name | default: "item" }} waits',
    handlebars: 'Hi {{fallback profile.Name "there"}}, your {{fallback event.product_name "item"}} waits',
  },
  {
    key: 'body',
    galley: '{{ @Event - product_name }} in {{ @Profile - City | default: "your town" }} for {{ @Event - price }}',
    liquid: '{{ event.product_name }} in {{ profile.City | default: "your town" }} for {{ event.price }}',
    handlebars: '{{event.product_name}} in {{fallback profile.City "your town"}} for {{event.price}}',
  },
  {
    key: 'link',
    galley: 'https://shop.example/{{ @Event - product_id }}',
    liquid: 'https://shop.example/{{ event.product_id }}',
    handlebars: 'https://shop.example/{{event.product_id}}',
  },
  {
    key: 'tier',
    galley: '{{ @Profile - Tier | default: "none" }}',
    liquid: '{{ profile.Tier | default: "none" }}',
    handlebars: '{{fallback profile.Tier "none"}}',
  },
] as const

const recipients: Recipient[] = Array.from({ length: 1000 }, (_, i) => ({
  identity: `cust-${String(i)}`,
  profile: {
    Identity: `cust-${String(i)}`,
    ...(i % 5 === 0 ? {} : { Name: `Mira ${String(i)}` }),
    ...(i % 3 === 0 ? {} : { City: 'Lund' }),
    Tier: i % 7 === 0 ? '' : 'gold',
  },
  event: {
    name: 'Added to Cart',
    ts: 1_767_229_200_000,
    properties: { product_name: 'Linen shirt', price: 39.75, product_id: `SKU-${String(i)}` },
  },
  newest: new Map(),
  constant: [],
  items: new Map(),
  asOf: 1_767_229_200_000,
}))

export function resolveRows(): Row[] {
  const draft = { ...initialDraft, pairs: pairs.map(({ key, galley }) => ({ key, value: galley })) }
  const message = compile(draft)
  const ours = loop((recipient) => message.texts(recipient))
  const rivals = [
    { against: 'liquidjs, parsed once', least: 25, work: loop(liquidTexts()) },
    { against: 'Handlebars, compiled', least: 6, work: loop(handlebarsTexts()) },
    { against: 'the same strings concatenated by hand', least: 0.3, work: loop(handTexts) },
  ]
  return rivals.map(({ against, least, work }) => {
    const times = 40
    const { ours: own, rival, ratio } = race(ours, work, times)
    const n = times * recipients.length
    const row = {
      work: 'resolve four pairs for a recipient',
      against,
      ours: perSecond(n, own),
      rival: perSecond(n, rival),
      ratio,
    }
    return ratioRow(row, least)
  })
}

/** Keeps the results from being optimised away. */
let sink = 0

function loop(texts: (recipient: Recipient) => readonly string[]): (times: number) => number {
  return (times) =>
    timed(() => {
      for (let i = 0; i < times; i++)
        for (const recipient of recipients) for (const text of texts(recipient)) sink += text.length
    })
}

function liquidTexts() {
  const engine = new Liquid({ ownPropertyOnly: true })
  const templates = pairs.map(({ liquid }) => engine.parse(liquid))
  return ({ profile, event }: Recipient) =>
    templates.map((template) => String(engine.renderSync(template, { profile, event: event?.properties })))
}

function handlebarsTexts() {
  const engine = Handlebars.create()
  engine.registerHelper('fallback', (value: unknown, text: string) =>
    value === undefined || value === null || value === '' ? text : value,
  )
  const templates = pairs.map(({ handlebars }) => engine.compile(handlebars, { noEscape: true }))
  return ({ profile, event }: Recipient) => templates.map((template) => template({ profile, event: event?.properties }))
}

/** What a careful programmer would write for just this message. */
export function handTexts({ profile, event }: Recipient): string[] {
  const facts = event?.properties ?? {}
  const product = textOr(facts['product_name'], '')
  return [
    `Hi ${textOr(profile['Name'], 'there')}, your ${textOr(facts['product_name'], 'item')} waits`,
    `${product} in ${textOr(profile['City'], 'your town')} for ${textOr(facts['price'], '')}`,
    `https://shop.example/${textOr(facts['product_id'], '')}`,
    textOr(profile['Tier'], 'none'),
  ]
}

function textOr(value: unknown, fallback: string): string {
  if (typeof value === 'string') return value === '' ? fallback : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : fallback
}

export const benchRecipients: readonly Recipient[] = recipients
export const benchPairs = pairs.map(({ key, galley }) => ({ key, value: galley }))
export { sink }
