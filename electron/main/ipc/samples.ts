import { basename } from 'node:path'
import type { StoreQuestions } from '../../engine/answers/questions.ts'
import type { DraftIndex } from '../drafts/draft-index.ts'
import { chooseLinesFile } from '../files/dialogs.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'

/** What the cache is asked, and what is taken out of it. */
export function sampleAnswers(cache: SampleCache, index: DraftIndex) {
  const ask = <Name extends keyof StoreQuestions>(name: Name, input: StoreQuestions[Name]['input']) =>
    toResult(() => cache.ask(name, input))

  return {
    'samples:summary': () => ask('samples', {}),
    'samples:schema': () => ask('schema', {}),
    'samples:forget': () =>
      toResult(async () => {
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
      toResult(async () => {
        const out = await chooseLinesFile(window, 'Save rejects', 'rejects')
        if (out === undefined) return null
        await cache.run('save-rejects', { cache: cache.path, import: id, out })
        return { file: basename(out) }
      }),
    'import:remove': ({ import: id }) =>
      toResult(async () => {
        await cache.change('remove-import', { cache: cache.path, import: id })
        return undefined
      }),
  } satisfies Partial<Answers>
}
