import { missingKinds, type MissingKind } from '#shared/sample/missing'

/** What people read for each place that the pairs can go to in a batch. */
export const pairsToOptions = [
  { id: 'custom_attributes', label: 'attributes of the event', note: 'custom_attributes' },
  { id: 'user_attributes', label: 'attributes of the user', note: 'user_attributes' },
  { id: 'custom_flags', label: 'flags of the event', note: 'custom_flags' },
] as const

export const monthOptions = [
  { id: 'long', label: 'May 29, 2023' },
  { id: 'short', label: 'Jan 31, 2026', note: 'short names' },
] as const

/** Returns the kinds with one put in or taken out, in their usual order. */
export function withKind(kinds: readonly MissingKind[], kind: MissingKind, isIn: boolean): readonly MissingKind[] {
  return missingKinds.filter((each) => (each === kind ? isIn : kinds.includes(each)))
}
