import { randomUUID } from 'node:crypto'
import { type DraftDrift, isDrift } from '#shared/proof/drift'
import { UserError } from '../../engine/files/user-error.ts'
import type { CountedDraft } from '../../engine/threads/jobs/draft-figures.ts'
import { runJob } from '../../engine/threads/run-job.ts'
import type { Counting } from './counting.ts'
import type { RunningJobs } from './running-jobs.ts'
import type { SampleCache } from './sample-cache.ts'

/** The text of a draft with its edits. */
export interface DraftText {
  readonly id: string
  readonly text: string
}

interface Subjects {
  readonly cache: Pick<SampleCache, 'path' | 'isClosed'>
  readonly counting: Pick<Counting, 'want'>
  readonly jobs: RunningJobs
  /** Reads the drafts to look at. */
  readonly drafts: () => Promise<readonly DraftText[]>
  readonly tell: (drifted: readonly DraftDrift[]) => void
}

/** What the drafts came to when they were counted; null where that is not known. */
interface Look {
  readonly drafts: readonly DraftText[]
  readonly counted: readonly (CountedDraft | null)[]
}

interface Looking {
  /** Resolves once the samples as they are now are certain to be the ones counted: an import can run beside it then. */
  readonly begun: Promise<undefined>
  readonly look: Promise<Look>
}

/** Finds out which drafts come to something else since an import. Imports that overlap are looked at as one. */
export class DraftDrifts {
  readonly #subjects: Subjects
  #imports = 0
  #before: Looking | undefined
  /** The comparison at hand, which gives way to the next import. */
  #comparing: AbortController | undefined

  constructor(subjects: Subjects) {
    this.#subjects = subjects
  }

  /** Runs an import. What it changes is told later. */
  async around<Answer>(run: () => Promise<Answer>): Promise<Answer> {
    this.#imports++
    this.#comparing?.abort()
    this.#before ??= this.#lookBefore()
    await this.#before.begun
    try {
      return await run()
    } finally {
      this.#imports--
      if (this.#imports === 0) void this.#compare()
    }
  }

  #lookBefore(): Looking {
    const { promise: begun, resolve } = Promise.withResolvers<undefined>()
    const onBegun = () => resolve(undefined)
    const look = this.#subjects.drafts().then((drafts) => this.#look(drafts, onBegun))
    return { begun, look: look.finally(onBegun) }
  }

  async #compare(): Promise<void> {
    const comparing = new AbortController()
    this.#comparing = comparing
    const isOver = () => comparing.signal.aborted || this.#subjects.cache.isClosed
    const before = await this.#before?.look
    if (before === undefined || isOver()) return
    // who is skipped for want of an item is known once the recommendations are counted for the new samples
    for (const draft of before.counted) await this.#subjects.counting.want(draft?.recommendations ?? [], null)
    if (isOver()) return
    const after = await this.#look(before.drafts, () => undefined, comparing.signal)
    if (isOver()) return
    this.#before = undefined
    const drifted = driftsOf(before, after)
    if (drifted.length > 0) this.#subjects.tell(drifted)
  }

  async #look(drafts: readonly DraftText[], onBegun: () => void, signal?: AbortSignal): Promise<Look> {
    const { cache, jobs } = this.#subjects
    const input = { cache: cache.path, drafts: drafts.map(({ text }) => text) }
    try {
      const counted = await jobs.run(randomUUID(), (quitting) =>
        runJob('draft-figures', input, {
          signal: signal === undefined ? quitting : AbortSignal.any([quitting, signal]),
          onProgress: onBegun,
        }),
      )
      return { drafts, counted }
    } catch (error) {
      // the import itself tells what is wrong with the cache
      if (error instanceof UserError || cache.isClosed) return { drafts, counted: [] }
      throw error
    }
  }
}

function driftsOf({ drafts, counted }: Look, after: Look): readonly DraftDrift[] {
  return drafts.flatMap(({ id }, index) => {
    const was = counted[index]
    const is = after.counted[index]?.figures
    if (!was?.figures || !is || !isDrift(was.figures, is)) return []
    return [{ id, name: was.name, before: was.figures, after: is }]
  })
}
