import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uuid, uuidMaker, uuidWithin, uuidWords } from '#shared/mparticle/uuid'
import { law } from '../../law.ts'
import { anyText } from '../template/arbitrary.ts'

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
const url = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/** A version-5 UUID by Node's own SHA-1. */
function expected(namespace: string, name: string): string {
  const bytes = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  const digest = createHash('sha1').update(bytes).update(name.toWellFormed(), 'utf8').digest()
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6)
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8)
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

test('a name has the UUID that RFC 9562 gives it', () => {
  law(
    fc.property(fc.uuid(), fc.oneof(anyText, fc.string({ maxLength: 500, unit: 'binary' })), (namespace, name) => {
      expect(uuid(namespace, name)).toBe(expected(namespace, name))
    }),
    { runs: 1000 },
  )
})

test('a namespace that is itself named in another one needs no spelling out', () => {
  law(
    fc.property(fc.uuid(), anyText, anyText, (namespace, first, second) => {
      const within = uuidWithin(uuidWords(namespace), first)
      expect(uuidMaker([within])(second)).toEqual([expected(expected(namespace, first), second)])
    }),
    { runs: 500 },
  )
})

test('every length around the edges of a block is padded right', () => {
  for (let length = 0; length < 200; length++) {
    const name = 'é'.repeat(length % 3) + 'x'.repeat(length)
    expect(uuidMaker([uuidWords(dns), uuidWords(url)])(name)).toEqual([expected(dns, name), expected(url, name)])
  }
})

test('a name of a megabyte is named too', () => {
  const name = '📣'.repeat(250_000)
  expect(uuid(dns, name)).toBe(expected(dns, name))
})
