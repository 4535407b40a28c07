/** A number as people read it: 20,311. */
export function count(n: number): string {
  return n.toLocaleString('en-US')
}

/** A number with its noun: 1 user, 2,014 users. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

const units = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** A size as people read it: 4.7 MB, in steps of a thousand. */
export function size(bytes: number): string {
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${value >= 100 || step === 0 ? String(Math.round(value)) : value.toFixed(1)} ${units[step] ?? ''}`
}

/** How long something still takes: 40 s, 3 min. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–'
  return seconds < 90 ? `${String(Math.max(1, Math.round(seconds)))} s` : `${String(Math.round(seconds / 60))} min`
}
