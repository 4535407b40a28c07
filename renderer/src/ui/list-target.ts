/**
 * Returns where a key leads in a list whose options count from 0: one line, a page, or to an end. Undefined for another key, and in an
 * empty list. `at` is the option at hand, -1 for none; `last` the last one.
 */
export function listTarget(key: string, at: number, last: number, page: number): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  }
  const target = targets[key]
  return target === undefined || last < 0 ? undefined : Math.max(0, Math.min(last, target))
}
