import type { StoreQuestions } from '../../engine/answers/questions.ts'
import type { Library } from '../drafts/library.ts'
import { bundledSamples } from '../files/places.ts'
import { importBundled } from '../samples/first-samples.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'

/** What the cache holds. */
export function sampleAnswers(cache: SampleCache, library: Library, onDraftsChanged: () => void) {
  const ask = <Name extends keyof StoreQuestions>(name: Name, input: StoreQuestions[Name]['input']) =>
    toResult(() => cache.readers.ask(name, input))

  return {
    'samples:summary': () => ask('samples', {}),
    'samples:schema': () => ask('schema', {}),
    'samples:forget': () =>
      toResult(async () => {
        // a user who forgets the bundled samples does not want them back
        await library.index.markSamplesOffered()
        await cache.forget()
        return undefined
      }),
    'samples:restore': () =>
      toResult(async () => {
        await library.addBundled(bundledSamples())
        onDraftsChanged()
        await importBundled(cache, bundledSamples())
        return undefined
      }),
    'samples:set-aside': () => toResult(() => cache.setAside()),
    'profile:search': (question) => ask('profile-search', question),
    'profile:page': (page) => ask('profile-page', page),
    'profile:detail': (profile) => ask('profile-detail', profile),
    'event:page': (page) => ask('event-page', page),
    'catalog:page': (question) => ask('catalog-items', question),
  } satisfies Partial<Answers>
}
