import type { Draft } from '#shared/campaign/draft'
import type { MissingKind } from '#shared/sample/missing'

/** The kinds of missing of a file that names none: those that were usual before *placeholder* was a kind. */
export const unnamedMissing: readonly MissingKind[] = [
  'absent',
  'null',
  'empty',
  'not-text',
  'no-event',
  'no-value',
  'no-item',
]

/** What a new draft says. A file that says nothing means the same, but for `unnamedMissing`. */
export const initialDraft: Draft = {
  id: '',
  name: 'Untitled',
  notes: '',
  timeZone: 'UTC',
  missing: ['absent', 'null', 'empty', 'placeholder', 'not-text', 'no-event', 'no-value', 'no-item'],
  trigger: null,
  profileWhere: [],
  aliases: [],
  constant: null,
  recommendations: [],
  pairs: [],
  include: { profileAttributes: [], pushTokens: false },
  payload: {
    environment: 'development',
    eventName: 'campaign_message',
    customEventType: 'other',
    pairsTo: 'custom_attributes',
    identities: { customer_id: 'Identity', email: 'Email' },
    dataPlan: null,
  },
  format: { month: 'long', listSeparator: ', ' },
}
