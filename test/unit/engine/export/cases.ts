import type { Draft } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { Recipient } from '#shared/sample/recipient'
import type { Properties } from '#shared/sample/value'
import type { ExportOptions } from '../../../../electron/engine/export/export-options.ts'
import type { PassCandidate, Source } from '../../../../electron/engine/pass/source.ts'

const asOf = 1767229200000

export const draft: Draft = {
  ...initialDraft,
  id: 'draft',
  name: 'Cart reminder',
  pairs: [{ key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' }],
}

function recipient(identity: string, profile: Properties = {}): Recipient {
  const properties = { Identity: identity, ...profile }
  return { identity, profile: properties, event: null, newest: new Map(), constant: [], items: new Map(), asOf }
}

export function ready(identity: string, profile: Properties = {}): PassCandidate {
  return { status: 'ready', recipient: recipient(identity, profile) }
}

export function skipped(reason: string): PassCandidate {
  return { status: 'skipped', reason }
}

export const plain: Omit<ExportOptions, 'recipients' | 'out' | 'shape'> = {
  draft,
  asOf,
  limit: null,
  draftSha256: 'd'.repeat(64),
  cacheSha256: 'c'.repeat(64),
  version: '0.1.0',
}

/** A source of these candidates, each a profile and a page of its own, so that a test sees how far it is read. */
export function from(candidates: Iterable<PassCandidate>): Source<PassCandidate> {
  return {
    total: 0,
    *pages() {
      let profile = 0
      for (const candidate of candidates) yield [{ profile: ++profile, candidates: [candidate] }]
    },
  }
}
