import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newerIdentityTypes } from '#shared/campaign/mparticle-names'
import { isRefusal, faultsOf } from '#shared/mparticle/batch-faults'
import { batchBytesCounter } from '#shared/mparticle/batch-bytes'
import { plainParts } from '#shared/mparticle/print-plain'
import { batchMaker } from '#shared/mparticle/to-batch'
import { batchWriter } from '#shared/mparticle/write-batch'
import { measure, newMeasure } from '#shared/proof/measure'
import { compile } from '#shared/resolve/compile'
import { Branch, law } from '../../law.ts'
import { anyDraft, anyRecipient } from './arbitrary.ts'
import { isAccepted } from '../../events-api.ts'

const runs = { runs: 2000 }

test('every batch is taken by both ages of the Events API, or Galley refuses it first', () => {
  law(
    fc.property(anyDraft, anyRecipient, (draft, recipient) => {
      const batch = batchMaker(draft)(recipient, compile(draft).texts(recipient))
      fc.pre(!faultsOf(batch).some(isRefusal))
      const json = JSON.stringify(batch)
      expect(isAccepted(2026, json)).toBe(true)
      const isNewer = newerIdentityTypes.some((type) => Object.hasOwn(batch.user_identities, type))
      expect(isAccepted(2023, json)).toBe(!isNewer)
    }),
    runs,
  )
})

test('the fast way writes what JSON.stringify writes, and finds the same faults', () => {
  law(
    fc.property(anyDraft, fc.array(anyRecipient, { maxLength: 4 }), (draft, recipients) => {
      const message = compile(draft)
      const write = batchWriter(draft)
      for (const recipient of recipients) {
        const texts = message.texts(recipient)
        const batch = batchMaker(draft)(recipient, texts)
        const json = JSON.stringify(batch)
        expect(write(recipient, texts)).toEqual({ json, faults: faultsOf(batch, Buffer.byteLength(json)) })
      }
    }),
    runs,
  )
})

test('the bytes of a batch are counted without writing it', () => {
  const ordinary = new Branch('a batch that is printed')
  const other = new Branch('a batch that is built')
  law(
    fc.property(anyDraft, fc.array(anyRecipient, { minLength: 1, maxLength: 4 }), (draft, recipients) => {
      const message = compile(draft)
      const count = batchBytesCounter(draft)
      const write = batchWriter(draft)
      const parts = plainParts(draft)
      for (const recipient of recipients) {
        const texts = message.texts(recipient)
        const sizes = texts.map((text) => {
          const into = newMeasure()
          measure(text, into)
          return into
        })
        ;(parts?.aboutOf(recipient) === undefined ? other : ordinary).reach()
        expect(count(recipient, texts, sizes)).toBe(Buffer.byteLength(write(recipient, texts).json))
      }
    }),
    { ...runs, reaches: [ordinary, other] },
  )
})

test('a batch is made alike every time, and its parts are its own', () => {
  law(
    fc.property(anyDraft, anyRecipient, (draft, recipient) => {
      const texts = compile(draft).texts(recipient)
      const make = batchMaker(draft)
      const first = make(recipient, texts)
      const second = make(recipient, texts)
      expect(JSON.stringify(second)).toBe(JSON.stringify(first))
      expect(JSON.stringify(batchMaker(structuredClone(draft))(recipient, texts))).toBe(JSON.stringify(first))
      expect(first.events[0]?.data).not.toBe(second.events[0]?.data)
    }),
  )
})
