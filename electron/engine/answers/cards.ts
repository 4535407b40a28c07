import { operandTexts, operatorWords, takesValue } from '#shared/audience/operator-words'
import type { AudienceRules } from '#shared/audience/rules-of'
import type { Recommendation } from '#shared/campaign/draft'
import type { ItemCard, RecommendationCards } from '#shared/recommend/cards'
import type { Filter } from '#shared/recommend/filters'
import { everySkipWord } from '#shared/recommend/no-item'
import type { PickedItem } from '#shared/recommend/pick'
import { chooseProfile, type RecipientChoice } from '../audience/choose-profile.ts'
import { Audience } from '../audience/audience.ts'
import type { Db } from '../store/db.ts'
import type { Catalog } from '../recommend/catalog.ts'
import { impossibleSentence } from '../recommend/mapping.ts'
import { Recommender } from '../recommend/recommender.ts'
import type { SlotDetail } from '../recommend/slot.ts'

const shown = 20

/** A slot, in a draft or not, and the recipient that it is looked at for. */
export interface CardsInput extends AudienceRules {
  readonly choice: RecipientChoice
  readonly nth: number
  readonly recommendation: Recommendation
}

/**
 * Returns what a slot comes to for a recipient, as the window shows it; null where the cache has no profile. `asOf` is in milliseconds
 * since 1970.
 */
export function recommendationCards(
  db: Db,
  { choice, nth, recommendation, ...rules }: CardsInput,
  asOf: number,
): RecommendationCards | null {
  const audience = new Audience(db, rules, { events: new Set() }, asOf)
  const profile = chooseProfile(db, audience, choice)
  if (profile === undefined) return null
  const recommender = new Recommender(db, [recommendation], asOf, { counting: 'elsewhere' })
  const state = recommender.states[0] ?? { state: 'uncounted' }
  if (state.state === 'uncounted') return { ...nothing, state: 'counting' }
  if (state.state === 'impossible') {
    return { ...nothing, state: 'impossible', message: impossibleSentence(state.reason, recommendation) }
  }
  const { slot } = state
  const { event } = audience.candidate(profile, { nth }).recipient
  const detail = slot.explain(
    profile,
    recommender.filteredBy(recommendation, event),
    Math.max(shown, recommendation.position),
  )
  return { state: 'ready', ...cards(slot.catalog, detail, slot.filters.all, recommendation.position) }
}

const nothing: Omit<RecommendationCards, 'state'> = {
  message: null,
  reason: null,
  basis: null,
  related: 0,
  filters: [],
  left: 0,
  items: [],
  removed: [],
}

function cards(
  catalog: Catalog,
  { reason, basis, related, removed, left, first, firstRemoved }: SlotDetail,
  filters: readonly Filter[],
  position: number,
): Omit<RecommendationCards, 'state'> {
  const card = ({ row, rank, relatedBy }: PickedItem, served: boolean): ItemCard => ({
    ...catalog.item(row),
    rank,
    relatedBy,
    served,
  })
  const seen = basis === undefined || basis.row < 0 ? null : catalog.item(basis.row)
  return {
    message: reason === null ? null : `The user ${everySkipWord[reason]}.`,
    reason,
    basis: basis === undefined ? null : { item: seen?.id ?? null, ts: basis.ts, columns: seen?.columns ?? null },
    related,
    filters: filters.map((filter, i) => ({ label: filterLabel(filter), removed: removed[i] ?? 0 })),
    left,
    items: [...first.entries()]
      .filter(([i]) => i < shown || i + 1 === position)
      .map(([i, item]) => card(item, i + 1 === position)),
    removed: firstRemoved.slice(0, shown).map((item) => ({ ...card(item, false), filter: item.filter })),
  }
}

function filterLabel(filter: Filter): string {
  if (filter.kind === 'near') return `Within ${String(filter.km)} km`
  const { column, is, value, sameAs } = filter.condition
  const operand = sameAs === undefined ? operandTexts(value).join(', ') : `the event's ${sameAs}`
  const words = [column, operatorWords[is], takesValue(is) ? operand : ''].filter((part) => part !== '').join(' ')
  return `${filter.kind === 'include' ? 'Only' : 'Not'}: ${words}`
}
