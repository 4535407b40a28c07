import { Writable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { pipe } from '../../../../electron/engine/pipe/pipe.ts'
import { law } from '../../law.ts'
import { answersTo, draft } from './run-pipe.ts'

const anyValue = fc.jsonValue({ maxDepth: 3 })
const anyProperties = fc.dictionary(fc.oneof(fc.constantFrom('Identity', 'Name', '__proto__'), fc.string()), anyValue)
const anyEvent = fc.record({ name: fc.constantFrom('Charged', 'Viewed'), ts: fc.integer(), properties: anyProperties })
const anyJsonLine = fc
  .record(
    {
      profile: fc.oneof({ weight: 4, arbitrary: anyProperties }, anyValue),
      event: fc.oneof(anyEvent, anyValue),
      events: fc.oneof(fc.array(anyEvent, { maxLength: 3 }), anyValue),
      constant: fc.oneof(fc.array(anyValue, { maxLength: 3 }), anyValue),
      items: fc.oneof(fc.dictionary(fc.constantFrom('similar', 'other'), anyProperties), anyValue),
    },
    { requiredKeys: [] },
  )
  .map((line) => Buffer.from(JSON.stringify(line)))
const anyBytes = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10)))
const anyLines = fc.array(fc.oneof(anyJsonLine, anyBytes), { maxLength: 12 })

const tokens = '{{ @Profile - Name | default: "x" }} {{ @Event - a }} {{ @Viewed - a }} {{ @Constant - P }}'
const drafts: readonly Draft[] = [
  draft,
  { ...draft, trigger: { kind: 'live-action', event: 'Charged', where: [] }, pairs: [{ key: 'title', value: tokens }] },
  { ...draft, constant: 'P', include: { profileAttributes: ['Name', '__proto__'], pushTokens: true }, pairs: [] },
]

/** The bytes in pieces of any sizes, empty ones among them. */
function cut(bytes: Buffer, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let at = 0
  for (const size of sizes) chunks.push(bytes.subarray(at, (at += size)))
  return [...chunks, bytes.subarray(at)]
}

test('every line has one answer of one line, whatever it holds and however it arrives', async () => {
  const sizes = fc.array(fc.nat(40), { maxLength: 40 })
  await law(
    fc.asyncProperty(
      fc.constantFrom(...drafts),
      anyLines,
      fc.boolean(),
      sizes,
      async (of, lines, endsInNewline, pieces) => {
        const text = Buffer.concat(lines.flatMap((line, i) => (i === 0 ? [line] : [Buffer.from('\n'), line])))
        const bytes = endsInNewline && lines.length > 0 ? Buffer.concat([text, Buffer.from('\n')]) : text
        const count = endsInNewline || (lines.at(-1)?.length ?? 0) > 0 ? lines.length : Math.max(0, lines.length - 1)
        const answers = await answersTo(of, [bytes], 5)
        expect(answers).toHaveLength(count)
        for (const answer of answers) expect(JSON.parse(answer)).toBeTypeOf('object')
        expect(await answersTo(of, cut(bytes, pieces), 5)).toEqual(answers)
      },
    ),
    { runs: 400 },
  )
})

test('200,000 lines are answered in order, and nothing of them is kept', async () => {
  const count = 200_000
  async function* input(): AsyncGenerator<Uint8Array> {
    const block = 1000
    for (let i = 0; i < count; i += block) {
      const lines = Array.from(
        { length: block },
        (_, k) => `{"profile":{"Identity":"${String(i + k)}","Notes":"${'n'.repeat(400)}"}}\n`,
      )
      yield await Promise.resolve(Buffer.from(lines.join('')))
    }
  }
  let next = 0
  let rest = ''
  let isInOrder = true
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) isInOrder &&= line.includes(`"customer_id":"${String(next++)}"`)
      done()
    },
  })
  const before = process.memoryUsage().arrayBuffers
  await pipe(draft, input(), output, { asOf: 5 })
  expect(next).toBe(count)
  expect(rest).toBe('')
  expect(isInOrder).toBe(true)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80_000_000)
})
