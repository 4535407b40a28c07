// The names that a draft's payload mapping can use, as mParticle's Events API has them.

/** The identity types that the Events API has always had (https://docs.mparticle.com/developers/server/json-reference/). */
const olderIdentityTypes = [
  'customer_id',
  'email',
  'facebook',
  'twitter',
  'google',
  'microsoft',
  'yahoo',
  'alias',
  'facebook_custom_audience_id',
  'other',
  'other_id_2',
  'other_id_3',
  'other_id_4',
] as const

/** Those that came later: a schema from before them refuses a batch that has one. */
export const newerIdentityTypes = [
  'other_id_5',
  'other_id_6',
  'other_id_7',
  'other_id_8',
  'other_id_9',
  'other_id_10',
  'mobile_number',
  'phone_number_2',
  'phone_number_3',
] as const

export const identityTypes = [...olderIdentityTypes, ...newerIdentityTypes] as const

export const environments = ['development', 'production'] as const

/** What mParticle's JSON Schema takes. Its pages also name `attribution`, which the schema refuses. */
export const customEventTypes = [
  'navigation',
  'location',
  'search',
  'transaction',
  'user_content',
  'user_preference',
  'social',
  'media',
  'other',
] as const
