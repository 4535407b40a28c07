import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HashedText, type OpenFile } from '../../../../electron/engine/export/hashed-text.ts'
import { law } from '../../law.ts'

/** A part that looks at its bytes late, as a slow disk does. */
function slowPart(): OpenFile & { readonly written: Buffer[] } {
  const written: Buffer[] = []
  const write = async (chunk: Uint8Array) => {
    await nextTurn()
    written.push(Buffer.from(chunk))
  }
  return { name: 'out', written, write, close: () => Promise.resolve() }
}

test('what is added is written once, in order, however it is cut into chunks', async () => {
  const anyText = fc
    .tuple(
      fc.constantFrom('x', 'é', '漢', '👩🏽‍🚀'),
      fc.oneof(fc.nat(300), fc.nat(70_000), fc.integer({ min: 130_000, max: 140_000 })),
    )
    .map(([letter, times]) => letter.repeat(times / letter.length))
  await law(
    fc.asyncProperty(fc.array(anyText, { maxLength: 25 }), async (texts) => {
      const part = slowPart()
      const hashed = new HashedText(part)
      for (const text of texts) await hashed.add(text)
      const file = await hashed.close()
      const bytes = Buffer.from(texts.join(''))
      expect(Buffer.concat(part.written).equals(bytes)).toBe(true)
      expect(file).toEqual({
        name: 'out',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })
    }),
    { runs: 60 },
  )
})

test('a disk that fails stops the work', async () => {
  const failing: OpenFile = { ...slowPart(), write: () => Promise.reject(new Error('full')) }
  const hashed = new HashedText(failing)
  const work = async () => {
    for (let i = 0; i < 100; i++) await hashed.add('x'.repeat(60_000))
    await hashed.close()
  }
  await expect(work()).rejects.toThrow('full')
})
