let here: string | undefined
let options: readonly { readonly id: string }[] | undefined

/** Returns the time zone of this machine. */
export function localZone(): string {
  here ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return here
}

/** Returns every time zone that this system knows. */
export function zoneOptions(): readonly { readonly id: string }[] {
  options ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((id) => ({ id }))
  return options
}
