import type { Result } from '#shared/result'
import { isObject, own, put, type Properties, type Value } from '#shared/sample/value'
import { eventOf } from './clevertap-events.ts'
import type { ReadMoment } from './record-time.ts'
import type { EventRecord } from './sample-record.ts'

/** What the export says of a device, and what downloads call it. */
const deviceMembers: ReadonlyMap<string, string> = new Map([
  ['make', 'make'],
  ['model', 'model'],
  ['platform', 'platform'],
  ['osversion', 'os_version'],
  ['appversion', 'app_version'],
])

/**
 * Returns an event of CleverTap's export in CSV or XML (https://docs.clevertap.com/docs/data-export-to-aws-s3), which says of the device apart
 * what its JSON export and downloads say of the profile. What belongs to the session is no property of the event.
 */
export function exportedEvent(
  record: Properties,
  eventName: string | null,
  readMoment: ReadMoment,
): Result<EventRecord, string> {
  const device = own(record, 'deviceInfo')
  const profile: Record<string, Value> = {}
  const said = own(record, 'profile')
  if (isObject(device)) for (const [name, value] of Object.entries(device)) addDevice(profile, name, value)
  if (isObject(said)) for (const [name, value] of Object.entries(said)) put(profile, name, value)
  const properties = own(record, 'eventProps')
  return eventOf(
    { ...record, profile, eventProps: properties === '' || properties === undefined ? {} : properties },
    eventName,
    readMoment,
  )
}

function addDevice(profile: Record<string, Value>, name: string, value: Value): void {
  const squeezed = name.toLowerCase().replace(/[^a-z]/g, '')
  if (squeezed === 'objectid') profile['objectId'] = value
  const member = deviceMembers.get(squeezed)
  if (member !== undefined) profile[member] = value
}
