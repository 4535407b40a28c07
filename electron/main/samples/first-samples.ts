import { join } from 'node:path'
import { fromJson } from '#shared/json/json-text'
import type { DraftIndex } from '../drafts/draft-index.ts'
import type { SampleCache } from './sample-cache.ts'

const files = ['profiles.jsonl', 'events.jsonl', 'products.csv']

/** Imports the bundled samples at the very first start. */
export async function offerSamples(cache: SampleCache, index: DraftIndex, bundled: string): Promise<void> {
  if (index.samplesOffered) return
  // what the command line has imported is the user's own, and stays alone
  const { imports } = fromJson(await cache.readers.ask('samples', {}))
  if (imports.length > 0) await index.markSamplesOffered()
  else if (await importBundled(cache, bundled)) await index.markSamplesOffered()
}

/** Imports the bundled samples, of which what is there already adds nothing. Returns whether all of them are in. */
export async function importBundled(cache: SampleCache, bundled: string): Promise<boolean> {
  // makes the database before the import looks for it
  await cache.readers.ask('samples', {})
  const { failures } = await cache.change('import', {
    cache: cache.path,
    files: files.map((name) => join(bundled, name)),
    format: null,
    eventName: null,
    timeZone: 'UTC',
    rejects: null,
  })
  return failures.length === 0
}
