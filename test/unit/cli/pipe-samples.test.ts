import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parseJson } from '#shared/json/exact-number'
import { galley, temporaryFolder } from './run-galley.ts'

const { path: folder } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const samples = join(import.meta.dirname, '../../../resources/samples')
const asOf = ['--as-of', '2026-06-15T18:30:00Z']

beforeAll(async () => {
  const files = ['profiles.jsonl', 'events.jsonl', 'products.csv'].map((name) => join(samples, name))
  const ran = await galley(['import', ...files, '--cache', cache])
  expect(ran.status).toBe(0)
})

const output = async (args: readonly string[], input = '') => {
  const ran = await galley(args, { input })
  // 1: mParticle would refuse the batch of a bundled user who has no identity
  expect(ran.status).toBeLessThanOrEqual(1)
  return ran.stdout
}

/** The batches of answers, a line each. */
function batchesIn(answers: string): string {
  return answers
    .split('\n')
    .flatMap((answer) => {
      if (answer === '' || answer.startsWith('{"skipped":') || isRefused(answer)) return []
      if (!answer.startsWith('{"batches":[')) return [answer]
      return (parseJson(answer) as { batches: unknown[] }).batches.map((batch) => JSON.stringify(batch))
    })
    .map((line) => `${line}\n`)
    .join('')
}

function isRefused(answer: string): boolean {
  return answer.startsWith('{"error":') && answer.includes('"code":"refused"')
}

test('the figures of parts make the proof of all', async () => {
  const draft = join(samples, 'win-back.galley.json')
  const lines = (await output(['samples', '--lines', '--cache', cache])).trimEnd().split('\n')
  const figures: string[] = []
  for (const [from, to] of [
    [0, 300],
    [300, 301],
    [301, lines.length],
  ]) {
    const file = join(folder, `part-${String(from)}.json`)
    figures.push(file)
    const part = lines.slice(from, to).map((line) => `${line}\n`)
    await output(['pipe', draft, '--decide', ...asOf, '--figures', file], part.join(''))
  }
  const merged = await output(['proof', draft, '--merge', ...figures, '--json'])
  const whole = await output(['proof', draft, ...asOf, '--json', '--cache', cache])
  const { personas, ...figuresOfAll } = JSON.parse(whole) as { personas: unknown[] }
  expect(personas.length).toBeGreaterThan(0)
  expect(JSON.parse(merged)).toEqual({ ...figuresOfAll, personas: [] })
  const [first = ''] = figures
  for (const args of [
    ['--merge', first, first],
    ['--merge', first, '--mask'],
  ]) {
    expect(await galley(['proof', draft, ...args])).toMatchObject({ status: 2, stdout: '' })
  }
  const other = join(samples, 'cart-reminder.galley.json')
  expect(await galley(['proof', other, '--merge', first])).toMatchObject({ status: 2, stdout: '' })
  expect(await galley(['proof', draft, '--merge', draft])).toMatchObject({ status: 3, stdout: '' })
})

test('recommended items are the same, by what galley associate wrote and the catalog', async () => {
  const draft = join(samples, 'tour.galley.json')
  const associations = join(folder, 'associations.ndjson')
  await output(['associate', draft, '--out', associations, ...asOf, '--cache', cache])
  const lines = await output(['samples', '--lines', '--cache', cache])
  const files = ['--catalog', join(samples, 'products.csv'), '--associations', associations]
  for (const every of [[], ['--every-occurrence']]) {
    const exported = await output(['export', draft, '--out', '-', ...asOf, ...every, '--cache', cache])
    expect(exported.length).toBeGreaterThan(1000)
    const decided = await output(['recipients', draft, '--lines', ...asOf, ...every, '--cache', cache])
    expect(batchesIn(await output(['pipe', draft], decided))).toBe(exported)
    expect(batchesIn(await output(['pipe', draft, '--decide', ...asOf, ...every, ...files], lines))).toBe(exported)
  }
  const other = ['--as-of', '2026-06-15T18:30:01Z']
  expect(await galley(['pipe', draft, '--decide', ...other, ...files])).toMatchObject({ status: 2, stdout: '' })
})

test.each([
  ['cart-reminder', []],
  ['cart-reminder', ['--every-occurrence']],
  ['win-back', []],
])(
  'the bundled samples come to the same batches by every way: %s %j',
  async (name, every) => {
    const draft = join(samples, `${name}.galley.json`)
    const exported = await output([
      ...['export', draft, '--out', '-', '--shape', 'ndjson', ...asOf, ...every, '--cache', cache],
    ])
    expect(exported.length).toBeGreaterThan(1000)
    const decided = await output(['recipients', draft, '--lines', ...asOf, ...every, '--cache', cache])
    expect(batchesIn(await output(['pipe', draft], decided))).toBe(exported)
    const lines = await output(['samples', '--lines', '--cache', cache])
    expect(batchesIn(await output(['pipe', draft, '--decide', ...asOf, ...every], lines))).toBe(exported)
  },
  120_000,
)
