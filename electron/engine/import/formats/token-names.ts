import type { Properties, Value } from '#shared/sample/value'

/** CleverTap's own properties as downloads and CSV files write them, and the names that tokens use. */
export const tokenNames: ReadonlyMap<string, string> = new Map([
  ['name', 'Name'],
  ['email', 'Email'],
  ['phone', 'Phone'],
  ['gender', 'Gender'],
  ['dob', 'DOB'],
  ['age', 'Age'],
  ['tz', 'Timezone'],
  ['timezone', 'Timezone'],
])

/** What downloads say about a device, and the names that Galley gives it. */
const deviceNames: readonly (readonly [from: string, to: string])[] = [
  ['platform', 'Platform'],
  ['os_version', 'OS Version'],
  ['app_version', 'App Version'],
  ['make', 'Device Make'],
  ['model', 'Device Model'],
]

/** Adds what a download says about a device, under the names that Galley gives it. */
export function addDevice(properties: Record<string, Value>, device: Properties): void {
  for (const [from, to] of deviceNames) {
    if (!Object.hasOwn(device, from)) continue
    const value = device[from]
    if (value !== undefined) properties[to] = value
  }
}
