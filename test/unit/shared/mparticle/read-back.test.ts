import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identityTypes } from '#shared/campaign/mparticle-names'
import { isRefusal, faultsOf } from '#shared/mparticle/batch-faults'
import { batchMaker } from '#shared/mparticle/to-batch'
import { compile } from '#shared/resolve/compile'
import type { EventRecord, ProfileRecord } from '../../../../electron/engine/import/formats/sample-record.ts'
import { Branch, law } from '../../law.ts'
import { anyDraft, anyRecipient } from './arbitrary.ts'
import { collect } from '../../engine/import/collect.ts'

/** Attributes that come back under CleverTap's name, or that an id stands above. */
const ownWay = /^(?:name|email|phone|gender|dob|age|tz|timezone|identity|clevertap id|mpid|push_token)$/i

function text(value: unknown): string {
  return JSON.stringify(value ?? {})
}

test('what Galley writes for mParticle, Galley reads back: whose it is, attributes, event, every digit', () => {
  const read = new Branch('a batch that is read')
  const named = new Branch('an identity by customer ID or e-mail')
  const attributed = new Branch('an attribute')
  law(
    fc.property(anyDraft, anyRecipient, (draft, recipient) => {
      const batch = batchMaker(draft)(recipient, compile(draft).texts(recipient))
      const json = JSON.stringify(batch)
      // what mParticle refuses is a reject here too
      fc.pre(!faultsOf(batch).some(isRefusal))
      const { records, rejects } = collect('mparticle-batches', json)
      const ids = identityTypes.map((type) => [type, batch.user_identities[type]?.trim() ?? ''] as const)
      if (ids.every(([, id]) => id === '') || ids.some(([, id]) => id.length > 1024)) {
        expect([records.length, rejects.length]).toEqual([0, 1])
        return
      }
      read.reach()
      expect(rejects).toEqual([])
      const [profile, event] = records as [ProfileRecord, EventRecord]
      const best =
        ids.find(([type, id]) => type === 'customer_id' && id !== '') ??
        ids.find(([type, id]) => type === 'email' && id !== '')
      if (best !== undefined) {
        named.reach()
        expect(profile.identity).toBe(best[1])
      }
      for (const [name, value] of Object.entries(batch.user_attributes ?? {})) {
        if (ownWay.test(name)) continue
        attributed.reach()
        const [, kept] = Object.entries(profile.properties).find(([key]) => key === name) ?? []
        expect(text(kept ?? null)).toBe(text(value ?? null))
      }
      const [sent] = batch.events
      const { event_name, timestamp_unixtime_ms, custom_attributes, custom_flags } = sent?.data ?? {}
      expect(event).toMatchObject({ identity: profile.identity, name: event_name?.trim() })
      expect(event.ts).toBe(timestamp_unixtime_ms === undefined ? null : Math.trunc(timestamp_unixtime_ms))
      const flags = custom_flags === undefined || text(custom_flags) === '{}' ? {} : { custom_flags }
      expect(text(event.properties)).toBe(text({ ...custom_attributes, ...flags }))
    }),
    { runs: 1000, reaches: [named, attributed] },
  )
  expect(read.count).toBeGreaterThan(200)
})
