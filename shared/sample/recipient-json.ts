import type { Item, Recipient, SampleEvent } from '#shared/sample/recipient'

/** What `plainRecipient` makes of a recipient. */
export type PlainRecipient = Omit<Recipient, 'newest' | 'items'> & {
  readonly newest: readonly (readonly [string, SampleEvent])[]
  readonly items: readonly (readonly [string, Item])[]
}

/** Returns a recipient as plain data, ready for JSON.stringify. */
export function plainRecipient(recipient: Recipient): PlainRecipient {
  const { identity, profile, event, newest, constant, items, asOf, importedAt } = recipient
  const plain = { identity, profile, event, newest: [...newest], constant, items: [...items], asOf }
  return importedAt === undefined ? plain : { ...plain, importedAt }
}

/** Returns the recipient that `plainRecipient` made plain. */
export function recipientFrom(plain: PlainRecipient): Recipient {
  return { ...plain, newest: new Map(plain.newest), items: new Map(plain.items) }
}
