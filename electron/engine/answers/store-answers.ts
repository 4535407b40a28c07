import { plainSchema } from '#shared/sample/observed-json'
import { keptMappings } from '../store/column-mappings.ts'
import { itemPage } from '../store/items.ts'
import { defaultAsOf, observedSchema } from '../store/observed-schema.ts'
import { ReadConnection } from '../store/read-connection.ts'
import { eventPage } from '../store/event-page.ts'
import { rejectPage } from '../store/rejects.ts'
import { recommendationCards } from './cards.ts'
import { findRecipient } from './find-recipient.ts'
import { keepPinsIn } from './keep-pins.ts'
import { foundProfiles, profileDetail, profilePage } from './profiles.ts'
import type { Answers, StoreQuestions } from './questions.ts'
import { samplesSummary } from './samples.ts'
import { suggestLinks } from './suggest.ts'
import { uncounted } from './uncounted.ts'

/** Returns what answers questions from a cache. The first question opens or makes the cache at this path. */
export function storeAnswers(cache: string): Answers<StoreQuestions> {
  const connection = new ReadConnection(cache)
  const db = () => connection.db
  return {
    samples: () => samplesSummary(db()),
    schema: () => plainSchema(observedSchema(db())),
    'profile-search': (input) => foundProfiles(db(), input),
    'profile-page': (input) => profilePage(db(), input),
    'profile-detail': (input) => profileDetail(db(), input),
    'event-page': (input) => eventPage(db(), input),
    'catalog-items': (input) => itemPage(db(), input) ?? null,
    // loaded when a file is there to be looked at, which is seldom
    'table-look': async (input) => (await import('../import/look/look-at-table.ts')).lookAtTable(db(), input),
    'zip-files': async ({ path }) => (await import('../import/bytes/zip.ts')).placesIn(path),
    mappings: () => keptMappings(db()),
    rejects: (input) => rejectPage(db(), input),
    recipient: (input) => findRecipient(db(), input),
    'keep-pins': (input) => keepPinsIn(db(), input),
    uncounted: (input) => uncounted(db(), input),
    'recommendation-suggest': ({ catalog }) => suggestLinks(db(), catalog),
    'recommendation-cards': ({ asOf, ...input }) => recommendationCards(db(), input, asOf ?? defaultAsOf(db())),
  }
}
