/** What people call each setting of a draft, by its part, in the order of the page. */
export const settingNames = {
  timeZone: 'Time zone',
  format: 'Dates',
  list: 'Lists',
  missing: 'When defaults are used',
  who: 'Who gets the message',
  payload: 'Event',
  pairsTo: 'Pairs',
  environment: 'Environment',
  identities: 'Identities',
  include: 'Profile attributes',
  pushTokens: 'Push tokens',
  dataPlan: 'Data plan',
  notes: 'Notes',
} as const

export type SettingPart = keyof typeof settingNames
