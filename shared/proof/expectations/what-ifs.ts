import type { PinWhatIf } from '#shared/proof/expectations/pin'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { type Properties, put } from '#shared/sample/value'

/** Returns a recipient with other values in place of some. An event that the recipient does not have is left as it is. */
export function withWhatIfs(recipient: Recipient, whatIfs: readonly PinWhatIf[]): Recipient {
  return whatIfs.reduce(changed, recipient)
}

function changed(recipient: Recipient, whatIf: PinWhatIf): Recipient {
  const { scope } = whatIf
  if (scope === null) return { ...recipient, profile: replaced(recipient.profile, whatIf) }
  const inEvent = (event: SampleEvent) => ({ ...event, properties: replaced(event.properties, whatIf) })
  const event = recipient.event?.name === scope ? inEvent(recipient.event) : recipient.event
  const newest = recipient.newest.get(scope)
  if (newest === undefined) return { ...recipient, event }
  return { ...recipient, event, newest: new Map([...recipient.newest, [scope, inEvent(newest)]]) }
}

function replaced(properties: Properties, { property, value }: PinWhatIf): Properties {
  const entries = Object.entries(properties).filter(([name]) => name !== property)
  const others: Record<string, Properties[string]> = Object.fromEntries(entries)
  if (value !== undefined) put(others, property, value)
  return others
}
