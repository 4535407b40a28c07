import { isTimeZone, timeZoneNames } from '#shared/sample/time-zone'

/** Of this computer: what was done here, such as an import, is told in it, whatever draft is open. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

interface ZoneOption {
  readonly id: string
}

let all: readonly ZoneOption[] | undefined

/** Returns every time zone that this system knows, and the chosen one also where it is another name of one. */
export function zoneOptions(chosen: string): readonly ZoneOption[] {
  all ??= timeZoneNames().map((id) => ({ id }))
  return all.some(({ id }) => id === chosen) || !isTimeZone(chosen) ? all : [{ id: chosen }, ...all]
}
