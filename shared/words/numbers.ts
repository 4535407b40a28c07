/** Made at the first need: making one takes longer than a thousand numbers. */
let format: Intl.NumberFormat | undefined

/** Returns a number with thousands separators: 20,311. */
export function count(n: number): string {
  if (Number.isInteger(n) && n >= 0 && n < 1000) return String(n)
  format ??= new Intl.NumberFormat('en-US')
  return format.format(n)
}

/** Returns a number with its noun: 1 user, 2,014 users. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

/** Returns a part of a whole in per cent: 82 %. A little is never 0 %, and nearly all is never 100 %. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–'
  const percent = (100 * part) / whole
  if (part > 0 && percent < 1) return '<1 %'
  return `${String(part < whole ? Math.min(99, Math.round(percent)) : 100)} %`
}

const units = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** Returns a size in steps of a thousand: 4.7 MB. */
export function size(bytes: number): string {
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${value >= 100 || step === 0 ? String(Math.round(value)) : value.toFixed(1)} ${units[step] ?? ''}`
}

/** Returns a time that is left, from seconds: 40 s, 3 min. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–'
  return seconds < 90 ? `${String(Math.max(1, Math.round(seconds)))} s` : `${String(Math.round(seconds / 60))} min`
}
