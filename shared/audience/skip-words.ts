import type { NotQualified } from '#shared/audience/qualify'

/** What people read for each reason, after “the user”. */
export const skipWords: Readonly<Record<NotQualified, string>> = {
  'profile-conditions': "does not meet the draft's profile conditions",
  'no-trigger-event': 'has no event that triggers the message at or before as-of',
  waiting: 'may still do what stops the message: its time is not over at as-of',
  stopped: 'did what stops the message in time',
  'no-constant-value': 'has no value of the property that is held constant',
  'did-not-do': 'did not do what the trigger asks for',
  'did-excluded': 'did what the trigger excludes',
}
