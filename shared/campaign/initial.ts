import type { Draft } from '#shared/campaign/draft'

/** What a draft says where its file says nothing. */
export const initialDraft: Draft = {
  id: '',
  name: 'Untitled',
  notes: '',
  timeZone: 'UTC',
  missing: ['absent', 'null', 'empty', 'not-text', 'no-event', 'no-value', 'no-item'],
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
