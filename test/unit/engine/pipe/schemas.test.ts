import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { everySkipWord } from '#shared/recommend/no-item'
import { lineErrorCodes } from '../../../../electron/engine/pipe/line-error.ts'
import { draft, piped } from './run-pipe.ts'

const folder = join(import.meta.dirname, '../../../../electron/cli/package/schemas')
const ajv = new Ajv({ allowUnionTypes: true, formats: { 'date-time': true } })
const schema = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')) as object
const validates = (name: string) => ajv.compile(schema(name))
const [isReadyLine, isDecidingLine, isAnswer, isSummary] = [
  validates('ready-line'),
  validates('deciding-line'),
  validates('answer'),
  validates('summary'),
]

const added = { name: 'Added', ts: 1_767_225_600_000, properties: { p: ['coat', 'jeans'] } }
const who = { profile: { Identity: 'x', Name: 'Mira' } }
const inaction: Draft = {
  ...draft,
  trigger: {
    kind: 'live-inaction',
    did: { event: 'Added', where: [] },
    didNot: { event: 'Charged', where: [] },
    withinMinutes: 1,
  },
  aliases: [{ name: 'Product', properties: { Added: 'p', Charged: 'p' } }],
  constant: 'Product',
}

test('lines, answers and summaries are as their schemas say', async () => {
  const decided = [
    { ...who, event: added, constant: ['coat'] },
    { identity: 'own', ...who, event: added, events: [added], constant: ['coat'], items: {}, asOf: added.ts },
    who,
  ]
  const deciding = [{ ...who, events: [added] }, who, { profile: {}, events: [added] }]
  const asOf = added.ts + 60_000
  const decide = { asOf, everyOccurrence: false, recommender: null }
  for (const [lines, isLine, options] of [
    [decided, isReadyLine, { asOf }],
    [deciding, isDecidingLine, { asOf, decide }],
  ] as const) {
    expect(lines.filter((line) => !isLine(line))).toEqual([])
    const text = [...lines.map((line) => JSON.stringify(line)), 'bad', '', '{"profile":7}'].join('\n')
    const { answers, summary } = await piped(inaction, [Buffer.from(`${text}\n`)], options)
    const parsed = answers.map((answer) => JSON.parse(answer) as object)
    expect(parsed.filter((answer) => !isAnswer(answer))).toEqual([])
    expect(isSummary({ ...summary, draft: 'a'.repeat(64), asOf: new Date(asOf).toISOString() })).toBe(true)
  }
})

test('what is no line or no answer does not pass', () => {
  expect(isReadyLine({ event: added })).toBe(false)
  expect(isReadyLine({ profile: {}, event: { name: 'a', ts: 'now' } })).toBe(false)
  expect(isDecidingLine({ profile: {}, event: added })).toBe(false)
  expect(isAnswer({ skipped: 'unheard-of', identity: 'x' })).toBe(false)
  expect(isAnswer({ error: 'x', line: 1 })).toBe(false)
})

test('the schema of answers knows every code', () => {
  const text = JSON.stringify(schema('answer'))
  const codes = [...lineErrorCodes, ...Object.keys(everySkipWord), 'no-item']
  expect(codes.filter((code) => !text.includes(`"${code}"`))).toEqual([])
})
