import type { RecommendationReasons, SkippedLine } from '#shared/recommend/reasons'
import type { NoItemReason } from '#shared/recommend/no-item'
import { own } from '#shared/sample/value'
import type { StoredProfile } from '../store/profiles.ts'
import type { EmptySlot } from '../recommend/recommender.ts'

/** Which of those that are skipped are wanted by name: null for any reason or slot. */
export interface WantedPage {
  readonly reason: NoItemReason | null
  readonly slot: string | null
  readonly offset: number
  readonly limit: number
}

/** Counts recipients without an item, and keeps one page of them. */
export class ReasonsTally {
  readonly #wanted: WantedPage
  readonly #counts = new Map<string, { slot: string; reason: NoItemReason; count: number }>()
  readonly #rows: SkippedLine[] = []
  #recipients = 0
  #ready = 0
  #fitting = 0

  constructor(wanted: WantedPage) {
    this.#wanted = wanted
  }

  add(profile: StoredProfile, empty: EmptySlot | null): void {
    this.#recipients++
    if (empty === null) {
      this.#ready++
      return
    }
    const { slot, reason } = empty
    const key = `${reason} ${slot}`
    const known = this.#counts.get(key)
    if (known === undefined) this.#counts.set(key, { slot, reason, count: 1 })
    else known.count++
    const { offset, limit } = this.#wanted
    if ((this.#wanted.reason ?? reason) !== reason || (this.#wanted.slot ?? slot) !== slot) return
    if (this.#fitting++ < offset || this.#rows.length === limit) return
    this.#rows.push({ profile: profile.id, identity: profile.identity, name: nameOf(profile), slot })
  }

  answer(): Omit<RecommendationReasons, 'whatIf' | 'cancelled'> {
    return {
      recipients: this.#recipients,
      ready: this.#ready,
      skipped: [...this.#counts.values()].sort((a, b) => b.count - a.count),
      page: { total: this.#fitting, rows: this.#rows },
    }
  }
}

function nameOf({ properties }: StoredProfile): string | null {
  const name = own(properties, 'Name')
  return typeof name === 'string' && name.trim() !== '' ? name : null
}
