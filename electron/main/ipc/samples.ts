import { basename } from 'node:path'
import type { Queries, QueryName } from '../../engine/answers/queries.ts'
import type { DraftIndex } from '../drafts/draft-index.ts'
import { chooseLinesFile } from '../files/dialogs.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { withTrouble } from '../samples/trouble.ts'
import type { Answers } from './handle.ts'

/** What the cache is asked, and what is taken out of it. */
export function sampleAnswers(cache: SampleCache, index: DraftIndex) {
  const ask = <Name extends QueryName>(name: Name, input: Queries[Name]) => withTrouble(() => cache.ask(name, input))

  return {
    'samples:summary': () => ask('samples', {}),
    'samples:schema': () => ask('schema', {}),
    'samples:forget': () =>
      withTrouble(async () => {
        // who forgets the bundled samples does not want them back
        await index.markSamplesOffered()
        await cache.forget()
        return undefined
      }),
    'profile:search': (question) => ask('profile-search', question),
    'profile:page': (page) => ask('profile-page', page),
    'profile:detail': (profile) => ask('profile-detail', profile),
    'event:page': (page) => ask('event-page', page),
    'catalog:page': (question) => ask('catalog-items', question),
    'reject:page': (page) => ask('rejects', page),
    'reject:save': ({ import: id }, window) =>
      withTrouble(async () => {
        const out = await chooseLinesFile(window, 'Save rejects', 'rejects')
        if (out === undefined) return null
        await cache.run('save-rejects', { cache: cache.path, import: id, out })
        return { file: basename(out) }
      }),
    'import:remove': ({ import: id }) =>
      withTrouble(async () => {
        await cache.change('remove-import', { cache: cache.path, import: id })
        return undefined
      }),
  } satisfies Partial<Answers>
}
