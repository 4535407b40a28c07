import type { SamplesSummary } from '#shared/sample/samples-summary'
import { noSamples, type ObservedSchema } from '#shared/sample/observed'
import { schemaInSteps } from '#shared/sample/observed-json'
import { contentOf } from './api.ts'
import { askFirst } from './first-answers.ts'
import { ended } from './in-slices.ts'

const nothing: SamplesSummary = { profiles: 0, events: 0, catalogs: [], imports: [], asOf: 0, indexed: true }

const replaced =
  'Another program has deleted or replaced the file of the samples while Galley was running. Galley shows what is there now.'

/** What the cache holds: read at start, and again whenever the main process says that it changed. */
export class Samples {
  summary = $state.raw<SamplesSummary>(nothing)
  schema = $state.raw<ObservedSchema>(noSamples)
  /** What is said where the samples cannot be read any more, and can only be set aside; else null. */
  unreadable = $state<string | null>(null)
  /** False until the first answer: then nothing is said to be empty yet. */
  known = $state(false)
  /** Counts the changes, for lists that read pages of their own. */
  revision = $state(0)
  readonly #tell: (message: string) => void
  #round = 0

  constructor(tell: (message: string) => void) {
    this.#tell = tell
  }

  /** Reads the samples now and after each change of them. Returns the function that stops it. */
  follow(): () => void {
    void this.refresh()
    const stops = [
      window.api.hear('store:changed', () => void this.refresh()),
      window.api.hear('store:replaced', () => this.#tell(replaced)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  async refresh(): Promise<void> {
    const round = ++this.#round
    const [summary, schema] = await Promise.all([askFirst('samples:summary'), askFirst('samples:schema')])
    const observed = schema.ok ? await ended(schemaInSteps(schema.value)) : null
    // what was asked for later is newer
    if (round !== this.#round) return
    const content = contentOf(summary, this.#tell)
    if (content !== undefined) this.summary = content
    this.unreadable = !summary.ok && summary.error.unreadable === true ? summary.error.message : null
    if (observed !== null) this.schema = observed
    else if (!schema.ok) this.#tell(schema.error.message)
    this.known = true
    this.revision++
  }
}
