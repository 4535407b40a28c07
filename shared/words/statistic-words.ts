let day: Intl.DateTimeFormat | undefined
let percent: Intl.NumberFormat | undefined

/** Returns when a property was last seen: “last seen May 29, 2026”. */
export function lastSeenWords(ms: number): string {
  day ??= new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
  return `last seen ${day.format(ms)}`
}

/** Returns a share to a tenth of a per cent: “12.3%”. */
export function percentText(share: number): string {
  percent ??= new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
  return percent.format(share)
}
