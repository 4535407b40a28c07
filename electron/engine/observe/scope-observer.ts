import type { Properties } from '#shared/sample/value'
import { PropertyStatistics } from './property-statistics.ts'

/** CleverTap allows 256 profile keys and 256 properties an event; a file with more names than this is not about one thing. */
const maxProperties = 10_000

/** Counts what the samples show of the profiles, of the events of one name, or of a catalog's items. */
export class ScopeObserver {
  total = 0
  complete = true
  /** The newest time that was added, in milliseconds since 1970. */
  newest = -Infinity
  readonly properties = new Map<string, PropertyStatistics>()

  add(properties: Properties, ts: number): void {
    this.total++
    if (ts > this.newest) this.newest = ts
    for (const name in properties) {
      const value = properties[name]
      if (value !== undefined) this.#statisticsOf(name)?.add(value, ts)
    }
  }

  /** Takes back what a sample showed, because it is no longer there. */
  forget(properties: Properties): void {
    this.total--
    for (const [name, value] of Object.entries(properties)) this.properties.get(name)?.remove(value)
  }

  /** Counts a sample anew whose properties have changed. */
  replace(before: Properties, after: Properties, ts: number): void {
    this.forget(before)
    this.add(after, ts)
  }

  #statisticsOf(name: string): PropertyStatistics | undefined {
    const known = this.properties.get(name)
    if (known !== undefined) return known
    if (this.properties.size >= maxProperties) {
      this.complete = false
      return undefined
    }
    const statistics = new PropertyStatistics()
    this.properties.set(name, statistics)
    return statistics
  }
}
