import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { Db } from '../../electron/engine/store/db.ts'

const pairs = [
  ['title', 'Hi {{ @Profile - Name | default: "there" }}, your coat is waiting'],
  ['body', 'We keep it for you in {{ @Profile - City }} until {{ @Profile - renews_on | default: "Friday" }}.'],
  ['tier', '{{ @Profile - Tier | default: "bronze" }} member with {{ @Profile - points | default: "0" }} points'],
  [
    'link',
    'https://shop.example.com/cart?member={{ @Profile - Identity }}&plan={{ @Profile - plan | default: "none" }}',
  ],
  ['sizes', 'Your sizes: {{ @Profile - sizes | default: "all of them" }}'],
  ['spent', '{{ @Profile - ltv | default: "nothing" }} kr so far, {{ @Profile - visits }} visits'],
  ['mail', 'Sent to {{ @Profile - Email | default: "nowhere" }}'],
  ['foot', 'You get this because you are a member of Havle Tov. Reply STOP to end it.'],
] as const
/** A draft of eight pairs for every member. */
export const eightPairs: Draft = { ...initialDraft, pairs: pairs.map(([key, value]) => ({ key, value })) }

const cities = ['Lund', 'Malmö', 'Umeå', 'København', null, '']
const tiers = ['gold', 'silver', 'bronze', null, '']

/** Fills an empty cache with members of a shop. */
export function fillMembers(db: Db, count: number): void {
  const add = db.prepare('INSERT INTO profile VALUES (?, ?, 0, ?, NULL, 1, 1, 1)')
  db.transaction(() => {
    db.exec(`INSERT INTO import VALUES (1, 'made', 0, '', '', '', 0, 0, 0, 0, 0, 0)`)
    for (let i = 1; i <= count; i++) add.run(i, `cust-${String(i)}`, JSON.stringify(propertiesOf(i)))
  })()
}

function propertiesOf(n: number) {
  const spread = Math.imul(n, 2654435761) >>> 0
  return {
    Identity: `cust-${String(n)}`,
    Name: `Mira Lindqvist ${String(spread % 50_000)}`,
    Email: `user${String(n)}@example.com`,
    Phone: `+4670${String(1_000_000 + n)}`,
    City: cities[spread % cities.length],
    Tier: tiers[spread % tiers.length],
    points: spread % 3000,
    visits: spread % 300,
    ltv: (spread % 100_000) / 100,
    renews_on: `$D_${String(1_767_225_600 + (spread % 10_000_000))}`,
    sizes: ['M', 'L'].slice(0, 1 + (spread % 2)),
    plan: `plan ${String(spread % 30)}`,
  }
}
