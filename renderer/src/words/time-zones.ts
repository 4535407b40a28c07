import { isTimeZone, timeZoneNames } from '#shared/sample/time-zone'

interface ZoneOption {
  readonly id: string
}

let here: string | undefined
let all: readonly ZoneOption[] | undefined

/** Returns the time zone of this computer: what was done here, such as an import, is told in it, whatever draft is open. */
export function localZone(): string {
  here ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return here
}

/** Returns every time zone that this system knows, and the chosen one also where it is another name of one. */
export function zoneOptions(chosen: string): readonly ZoneOption[] {
  all ??= timeZoneNames().map((id) => ({ id }))
  return all.some(({ id }) => id === chosen) || !isTimeZone(chosen) ? all : [{ id: chosen }, ...all]
}
