import { expect, test } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { allOutputChecks } from '#shared/proof/checks/all-output-checks'
import type { Properties } from '#shared/sample/value'
import { inWorld, proofIn } from './worlds.ts'

/** For each check a text that has its flaw and no other: a template, and the value of its token for the one user who has the flaw. */
const planted: Readonly<Record<string, readonly [template: string, flawed: string, sound: string]>> = {
  'leftover-token': ['Hi {{ @Profile - V }}', '{{ name }}', 'Mira'],
  'leftover-word': ['Size: {{ @Profile - V }}', 'size undefined', 'M'],
  'leftover-object': ['Size: {{ @Profile - V }}', '[object Object]', 'M'],
  'json-as-text': ['Size: {{ @Profile - V }}', '{"eu": 38}', 'M'],
  'html-entity': ['In {{ @Profile - V }}', 'Fish &amp; Chips', 'Fish & Chips'],
  'empty-text': ['{{ @Profile - V }}', ' \t', 'here'],
  'broken-url': ['Look: {{ @Profile - V }}', 'https:/shop.example', 'https://shop.example'],
  'control-character': ['In {{ @Profile - V }}', 'Lu\u0007nd', 'Lund'],
  'lone-surrogate': ['In {{ @Profile - V }}', 'Lund \ud83d', 'Lund 👋'],
  'impossible-year': ['Since {{ @Profile - V }}', 'May 29, 55823', 'May 29, 2023'],
  'doubled-space': ['In {{ @Profile - V }} now', 'Lund  city', 'Lund city'],
  'dangling-punctuation': ['Hi {{ @Profile - V }}!', '', 'Mira'],
}

const codes = Object.keys(planted)

test('every output check has its flaw planted', () => {
  expect(codes).toEqual(allOutputChecks.map(({ code }) => code))
})

test('each flaw is found once, in its pair, for its user, and nothing else is', async () => {
  const draft = {
    ...initialDraft,
    pairs: codes.map((code) => ({ key: code, value: (planted[code]?.[0] ?? '').replace(' V ', ` ${code} `) })),
  }
  const users = [null, ...codes].map((flaw, index) => {
    const properties: Record<string, string> = {}
    for (const code of codes) properties[code] = planted[code]?.[code === flaw ? 1 : 2] ?? ''
    return { identity: `cust-${String(index)}`, properties: properties satisfies Properties, visits: [] }
  })
  await inWorld(users, async (db) => {
    const { findings } = await proofIn(db, { draft })
    expect(findings.map(({ code, pair, count, identity }) => ({ code, pair, count, identity }))).toEqual(
      codes.map((code, pair) => ({ code, pair, count: 1, identity: `cust-${String(pair + 1)}` })),
    )
  })
})
