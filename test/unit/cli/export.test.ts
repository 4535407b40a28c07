import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ages, isAccepted } from '../events-api.ts'
import { eventRecord, galley, json, profileRecord, temporaryFolder } from './run-galley.ts'

interface Report {
  readonly out: string
  readonly shape: string
  readonly written: number
  readonly skipped: Readonly<Record<string, number>>
  readonly refused: readonly { readonly identity: string; readonly problems: readonly string[] }[]
  readonly sha256: string
}

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const base = 1_767_225_600
const people = 350
const draft = write(
  'mina utkast/påse 🛍.galley.json',
  JSON.stringify({
    galley: 1,
    id: '6f0d2c1e-5a43-4b7e-9d18-2a7c40c1f001',
    trigger: { kind: 'live-action', event: 'Added to Cart', where: [] },
    profileWhere: [{ property: 'Tier', is: 'not-equals', value: 'none' }],
    pairs: [
      { key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' },
      { key: 'body', value: '{{ @Event - product | default: "it" }} {{ @Profile - account }}' },
      { key: 'long', value: '{{ @Profile - long }}' },
    ],
    include: { profileAttributes: ['Tier', 'account', '__proto__'] },
  }),
)

beforeAll(async () => {
  // by hand, for the digits
  const profiles = Array.from(
    { length: people },
    (_, i) =>
      `{"identity":"c-${String(i)}","type":"profile","ts":${String(base)},\
"profileData":{"Name":${i % 5 === 0 ? 'null' : JSON.stringify(`Nämn "${String(i)}" \\u2028`)},\
"Tier":"${i % 7 === 0 ? 'none' : 'gold'}","account":${String(9007199254740993n + BigInt(i))},"__proto__":"p",\
"long":"${'x'.repeat(i % 40 === 0 ? 4_000 : 30)}"}}`,
  ).join('\n')
  const events = Array.from({ length: people - 20 }, (_, i) =>
    eventRecord(`c-${String(i)}`, 'Added to Cart', base + i, { product: `Shirt ${String(i)} 👕` }),
  )
  const tooLong = profileRecord('too-long', { Name: 'L', long: 'y'.repeat(300_000) })
  const files = [
    write('p.jsonl', profiles),
    write('e.jsonl', [...events, tooLong, eventRecord('too-long', 'Added to Cart', base)]),
  ]
  expect(await galley(['import', ...files, '--cache', cache])).toMatchObject({ status: 0, stderr: '' })
})

const exported = (...args: string[]) => galley(['export', draft, '--cache', cache, ...args])
const skippedByTier = Array.from({ length: people - 20 }, (_, i) => i % 7 === 0).filter(Boolean).length
const written = people - 20 - skippedByTier

describe('galley export', () => {
  test('writes a batch a line that both ages of the Events API accept, and reports what it did', async () => {
    const out = join(folder, 'ut', '..', 'payloads.ndjson')
    const ran = await exported('--out', join(folder, 'payloads.ndjson'), '--json')
    expect(ran.status).toBe(1)
    expect(ran.stderr).toMatch(/^The draft has \d+ warnings?\. First: .+“galley check” lists all\.\n$/)
    const report = json<Report>(ran)
    expect(report).toMatchObject({
      ...{ out: join(folder, 'payloads.ndjson'), shape: 'ndjson', written },
      // of those without the event, two do not meet the conditions either
      skipped: { 'no-trigger-event': 18, 'profile-conditions': skippedByTier + 2 },
      refused: [{ identity: 'too-long' }],
    })
    expect(report.refused[0]?.problems[0]).toMatch(/256/)
    const bytes = readFileSync(out)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(report.sha256)
    const lines = bytes.toString().trimEnd().split('\n')
    expect(lines).toHaveLength(written)
    for (const age of ages) expect(lines.filter((line) => !isAccepted(age, line))).toEqual([])
    expect(lines[0]).toContain('9007199254740994')
    expect(lines[0]).toContain('"__proto__":"p"')
    expect(readdirSync(folder).some((name) => /payloads.*manifest/.test(name))).toBe(true)
  })

  test('writes the same bytes twice, and other ones as of another time', async () => {
    const texts = await Promise.all([
      exported('--out', '-'),
      exported('--out', '-'),
      exported('--out', '-', '--as-of', '2026-01-01T00:00:10Z'),
    ])
    expect(texts[0].stdout).toBe(texts[1].stdout)
    expect(texts[0].stdout.trimEnd().split('\n')).toHaveLength(written)
    // events 0 to 10 exist, and users 0 and 7 are not wanted
    expect(texts[2].stdout.trimEnd().split('\n')).toHaveLength(9)
    expect(texts[0].stderr).toContain('refused')
  })

  test('says on stderr what is wrong with the draft, and stops there where it is asked to', async () => {
    const broken = write(
      'broken.galley.json',
      JSON.stringify({
        galley: 1,
        pairs: [{ key: 'title', value: 'Hi {{ @Profile - Name | default: “friend” }} {{ @Profile - Nmae }}' }],
      }),
    )
    const args = ['export', broken, '--cache', cache, '--limit', '2', '--out']
    const ran = await galley([...args, '-'])
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(2)
    expect(ran.stderr).toMatch(/^The draft has 2 errors/)
    for (const severity of ['error', 'warning', 'info']) {
      const stopped = await galley([...args, join(folder, 'stopped.ndjson'), '--fail-on', severity])
      expect(stopped).toMatchObject({ status: 3, stdout: '' })
      expect(stopped.stderr).toMatch(/Nothing was exported, because of --fail-on \w+: 2 errors/)
    }
    expect(readdirSync(folder)).not.toContain('stopped.ndjson')
    // warnings are no errors
    expect(await exported('--out', '-', '--limit', '1', '--fail-on', 'error')).toMatchObject({ status: 0 })
    expect(await exported('--out', '-', '--limit', '1', '--fail-on', 'warning')).toMatchObject({ status: 3 })
  })

  test('splits bulk files by the request limits: 100 batches, 256 KB', async () => {
    const out = join(folder, 'bulk')
    const report = json<Report>(await exported('--out', out, '--shape', 'bulk', '--json'))
    const names = readdirSync(out).filter((name) => name.endsWith('.json') && !name.includes('manifest'))
    expect(names.length).toBeGreaterThan(2)
    const all = names.flatMap((name) => {
      expect(statSync(join(out, name)).size).toBeLessThanOrEqual(256 * 1024)
      const text = readFileSync(join(out, name), 'utf8')
      const batches = JSON.parse(text) as unknown[]
      expect(batches.length).toBeLessThanOrEqual(100)
      return batches
    })
    expect(all).toHaveLength(report.written)
    const [first, second] = [out, join(folder, 'bulk2')]
    await exported('--out', second, '--shape', 'bulk')
    for (const name of names) expect(readFileSync(join(second, name))).toEqual(readFileSync(join(first, name)))
  })

  test('--limit counts batches', async () => {
    const ran = await exported('--out', '-', '--limit', '3')
    expect(ran.status).toBe(0)
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(3)
  })

  test('one request a recipient is accepted too', async () => {
    const out = join(folder, 'batches')
    const ran = await exported('--out', out, '--shape', 'batch', '--limit', '5', '--json')
    expect(json<Report>(ran)).toMatchObject({ shape: 'batch', written: 5 })
    const names = readdirSync(out).filter((name) => name.endsWith('.json') && !name.includes('manifest'))
    expect(names).toHaveLength(5)
    for (const name of names)
      for (const age of ages) expect(isAccepted(age, readFileSync(join(out, name), 'utf8'))).toBe(true)
  })
})

describe('galley pipe', () => {
  const line = (i: number) =>
    i % 1_000 === 7
      ? '{"profile":'
      : i % 1_000 === 8
        ? ''
        : `{"profile":{"Identity":"c-${String(i)}","Name":"N${String(i)}",\
"account":${String(9007199254740993n + BigInt(2 * i))}},"event":{"name":"Added to Cart",\
"ts":${String(base * 1000 + i)},"properties":{"product":"P"}}}`

  test('answers one line for every line, in order, bad ones included', async () => {
    const count = 100_000
    const input = Array.from({ length: count }, (_, i) => line(i)).join('\n')
    const ran = await galley(['pipe', draft], { input: `${input}\n` })
    expect(ran).toMatchObject({ status: 0 })
    const answers = ran.stdout.split('\n')
    expect(answers.pop()).toBe('')
    expect(answers).toHaveLength(count)
    const wrong = answers.filter((answer, i) => {
      if (i % 1_000 === 7 || i % 1_000 === 8)
        return !answer.startsWith('{"error":') || !answer.includes(`"line":${String(i + 1)}`)
      return (
        !answer.includes(`"customer_id":"c-${String(i)}"`) ||
        !answer.includes(String(9007199254740993n + BigInt(2 * i)))
      )
    })
    expect(wrong).toEqual([])
  })

  test.each(['', '\n', '{"profile":{"Identity":"a"}', '\u0000\n{}\n[]\n"x"\n7\nnull'])(
    'input %j gets an answer a line',
    async (input) => {
      const ran = await galley(['pipe', draft], { input })
      expect(ran).toMatchObject({ status: 0 })
      const lines = input === '' ? 0 : input.replace(/\n$/, '').split('\n').length
      const answers = ran.stdout === '' ? [] : ran.stdout.trimEnd().split('\n')
      expect(answers).toHaveLength(lines)
      for (const answer of answers) expect(JSON.parse(answer)).toHaveProperty('error')
    },
  )

  test('says the same as export for the same recipient and clock', async () => {
    const asOf = ['--as-of', '2026-01-01T00:10:00Z']
    const [fromCache] = (await exported('--out', '-', '--limit', '1', ...asOf)).stdout.split('\n')
    const input = `{"profile":{"Name":"Nämn \\"1\\" \\\\u2028","Tier":"gold","account":9007199254740994,\
"__proto__":"p","long":"${'x'.repeat(30)}","Identity":"c-1"},"event":{"name":"Added to Cart",\
"ts":${String((base + 1) * 1000)},"properties":{"product":"Shirt 1 👕"}}}\n`
    const ran = await galley(['pipe', draft, ...asOf], { input })
    expect(ran.stdout.trimEnd()).toBe(fromCache)
  })
})
