import type { Item, Recipient, SampleEvent } from '#shared/sample/recipient'

/** What `plainRecipient` makes of a recipient. */
export type PlainRecipient = Omit<Recipient, 'newest' | 'items'> & {
  readonly newest: readonly (readonly [string, SampleEvent])[]
  readonly items: readonly (readonly [string, Item])[]
}

/** Returns a recipient as plain data, ready for JSON.stringify. */
export function plainRecipient(recipient: Recipient): PlainRecipient {
  return { ...recipient, newest: [...recipient.newest], items: [...recipient.items] }
}

/** Returns the recipient that `plainRecipient` made plain. */
export function recipientFrom(plain: PlainRecipient): Recipient {
  return { ...plain, newest: new Map(plain.newest), items: new Map(plain.items) }
}
