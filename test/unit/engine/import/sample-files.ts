import type { FormatId } from '#shared/sample/formats'

/** A kind of file, with a given number of records in it, some of them broken. */
export interface FileKind {
  readonly title: string
  readonly name: string
  readonly format: FormatId
  readonly kind: 'profiles' | 'events' | 'items'
  readonly eventName: string | null
  /** The line of the first record. */
  readonly firstLine: number
  readonly linesPerRecord: number
  readonly content: (count: number, broken?: ReadonlySet<number>) => string
}

const base = 1_767_225_600

/** A record's text; broken ones in turn unclosed, no JSON at all, and without an identity. */
function jsonRecord(i: number, isBroken: boolean, record: object): string {
  if (!isBroken) return JSON.stringify(record)
  if (i % 3 === 0) return JSON.stringify(record).slice(0, -2)
  return i % 3 === 1 ? '{oops}' : '{"identity":"","type":"profile","profileData":{}}'
}

/** CleverTap's yyyymmddHHMMSS, a second apart. */
const clock = (i: number) => 20_260_101_000_000 + Math.floor(i / 60) * 100 + (i % 60)

const upload = (i: number) => ({
  identity: `c-${String(i)}`,
  type: 'profile',
  ts: base + i,
  profileData: { Name: `Name ${String(i)}`, Tier: i % 2 === 0 ? 'gold' : 'silver' },
})
const uploadedEvent = (i: number) => ({
  identity: `c-${String(i % 7)}`,
  type: 'event',
  ts: base + i,
  evtName: 'Charged',
  evtData: { Amount: i, Items: [{ prod_name: `Shirt ${String(i)}`, qty: 2 }] },
})
const download = (i: number) => ({
  identity: `c-${String(i)}`,
  name: `Name ${String(i)}`,
  email: `u${String(i)}@example.com`,
  profileData: { plan: 'gold' },
  events: { 'App Launched': { count: 10, first_seen: base, last_seen: base } },
  platformInfo: [{ platform: 'iOS', os_version: '18.1', objectId: `-c-${String(i)}` }],
})
const downloadedEvent = (i: number) => ({
  profile: { objectId: `__c-${String(i % 5)}`, identity: `c-${String(i % 5)}`, platform: 'Android' },
  ts: clock(i),
  event_props: { product_name: `Shirt ${String(i)}` },
})
const exportedEvent = (i: number) => ({
  profile: { identity: `c-${String(i % 5)}` },
  ts: clock(i),
  eventProps: { product_name: `Shirt ${String(i)}` },
})

type Make = (i: number) => object
const each = (count: number, broken: ReadonlySet<number> | undefined, make: Make) =>
  Array.from({ length: count }, (_, i) => jsonRecord(i, broken?.has(i) === true, make(i)))

const lines =
  (make: Make, head = '') =>
  (count: number, broken?: ReadonlySet<number>) =>
    `${head}${each(count, broken, make).join('\n')}\n`
const list =
  (make: Make, open = '[\n', close = '\n]\n') =>
  (count: number, broken?: ReadonlySet<number>) =>
    `${open}${each(count, broken, make).join(',\n')}${close}`

const rows =
  (header: string, row: (i: number) => string, broken: (i: number) => string) =>
  (count: number, wrong?: ReadonlySet<number>) =>
    [header, ...Array.from({ length: count }, (_, i) => (wrong?.has(i) === true ? broken(i) : row(i)))].join('\n') +
    '\n'

const json = { eventName: null, linesPerRecord: 1 } as const
const profiles = { ...json, kind: 'profiles' } as const
const events = { ...json, kind: 'events' } as const

const kinds: readonly FileKind[] = [
  {
    ...profiles,
    title: 'an upload a line',
    name: 'u.jsonl',
    format: 'clevertap-upload',
    firstLine: 1,
    content: lines(upload),
  },
  {
    ...profiles,
    title: 'an array of uploads',
    name: 'u.json',
    format: 'clevertap-upload',
    firstLine: 2,
    content: list(upload),
  },
  {
    ...profiles,
    title: 'an upload envelope',
    name: 'd.json',
    format: 'clevertap-upload',
    firstLine: 2,
    content: list(upload, '{"d":[\n', '\n]}\n'),
  },
  {
    ...events,
    title: 'uploaded events',
    name: 'e.jsonl',
    format: 'clevertap-upload',
    firstLine: 1,
    content: lines(uploadedEvent),
  },
  {
    ...profiles,
    title: 'a download of profiles',
    name: 'p.json',
    format: 'clevertap-profiles',
    firstLine: 2,
    content: list(download, '{"status":"success","records":[\n', '\n],"next_cursor":"x"}\n'),
  },
  {
    ...profiles,
    title: 'downloaded profiles a line',
    name: 'p.jsonl',
    format: 'clevertap-profiles',
    firstLine: 1,
    content: lines(download),
  },
  {
    ...events,
    title: 'a download of events',
    name: 'v.json',
    format: 'clevertap-events',
    eventName: 'Added to Cart',
    firstLine: 2,
    content: list(downloadedEvent, '{"status":"success","next_cursor":"y","records":[\n', '\n]}\n'),
  },
  {
    ...events,
    title: 'downloaded events a line',
    name: 'v.jsonl',
    format: 'clevertap-events',
    eventName: 'Added to Cart',
    firstLine: 1,
    content: lines(downloadedEvent),
  },
  {
    ...events,
    title: 'an export file',
    name: 'x.json',
    format: 'clevertap-export',
    firstLine: 2,
    content: lines(exportedEvent, 'Added to Cart\n'),
  },
  {
    ...profiles,
    title: 'a CSV of profiles',
    name: 'p.csv',
    format: 'csv-profiles',
    firstLine: 2,
    content: rows(
      'identity,Name,renews<dd/MM/yyyy>',
      (i) => `c-${String(i)},"Name, ${String(i)}",01/02/2026`,
      (i) => (i % 2 === 0 ? `c-${String(i)},too,many,cells` : `c-${String(i)},Name,2026-02-01`),
    ),
  },
  {
    ...events,
    title: 'a CSV of events',
    name: 'e.csv',
    format: 'csv-events',
    firstLine: 2,
    content: rows(
      'identity;evtName;ts;price',
      (i) => `c-${String(i % 9)};Charged;${String(base + i)};${String(i)}`,
      (i) => (i % 2 === 0 ? `;Charged;${String(base)};1` : `c-1;Charged;soon;1`),
    ),
  },
  {
    ...json,
    kind: 'items',
    title: 'a catalog',
    name: 'Products.csv',
    format: 'catalog',
    firstLine: 2,
    content: rows(
      'Identity,Name,ImageURL',
      (i) => `sku-${String(i)},Shirt ${String(i)},https://x.test/${String(i)}`,
      () => ',Shirt,https://x.test',
    ),
  },
]

/** Every shape that Galley reads, each about people and devices of its own. */
export const fileKinds: readonly FileKind[] = kinds.map((kind) => ({
  ...kind,
  content: (count, broken) => kind.content(count, broken).replaceAll('c-', `c-${kind.name}-`),
}))
