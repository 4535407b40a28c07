import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '#shared/check/check'
import { applyFix } from '#shared/check/fix'
import { fixAll } from './fix-all-now.ts'
import type { Draft, Pair } from '#shared/campaign/draft'
import { compile } from '#shared/resolve/compile'
import type { Properties } from '#shared/sample/value'
import { draftOf } from './draft.ts'
import { schemaFrom } from './observe.ts'

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../fixtures/cases', name), 'utf8'))
}

const { pairs } = read('pasted.galley.json') as { pairs: readonly Pair[] }
const { d: records } = read('pasted-base.json') as {
  d: readonly { profileData?: Properties; evtName?: string; evtData?: Properties }[]
}
const profile = records[0]?.profileData ?? {}
const { evtName = '', evtData = {} } = records[1] ?? {}
const seen = (properties: Properties) => ({
  total: 1,
  properties: Object.fromEntries(Object.keys(properties).map((name) => [name, {}])),
})
const schema = schemaFrom({ profiles: seen(profile), events: { [evtName]: seen(evtData) } })

/** What the author of a pair meant for the one user of the base, where it is not her name alone. */
const meant: Readonly<Record<string, string>> = {
  'nbsp-name': 'gold',
  amp: '0&users_id=0',
  unclosed: 'Hi Nora',
  html: '<span>Nora</span>',
  bidi: '\u200fNora\u200f',
}
const goodNews = ['default-never-speaks', 'clevertap-spelling']

const checked = (draft: Draft) => check(draft, schema)
function textOf(draft: Draft): string | undefined {
  const recipient = {
    identity: 'u-1',
    profile,
    event: null,
    newest: new Map(),
    constant: [],
    items: new Map(),
    asOf: 0,
  }
  return compile(draft).texts(recipient)[0]
}

test.each(pairs)('$key resolves to what was meant, or has a finding whose fix makes it so', ({ key, value }) => {
  const draft = draftOf(value)
  const right = meant[key] ?? 'Nora'
  const isRight = (one: Draft) => textOf(one) === right
  const isSaid = (one: Draft) => checked(one).some(({ code }) => !goodNews.includes(code))
  expect(isRight(draft) || isSaid(draft)).toBe(true)
  for (const fix of checked(draft).flatMap(({ fixes }) => fixes)) {
    const fixed = applyFix(draft, fix)
    expect(isRight(fixed) || isSaid(fixed), fix.title).toBe(true)
  }
  expect(textOf(fixAll(draft, checked).draft)).toBe(right)
})
