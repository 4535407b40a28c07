import { randomUUID } from 'node:crypto'
import { parseDraft } from '#shared/campaign/file'
import { type DraftDrift, type DraftFigures, isDrift } from '#shared/proof/drift'
import { UserError } from '../../engine/files/user-error.ts'
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

/** What the drafts came to when it was looked at first; no figures where they are not known. */
interface Look {
  readonly drafts: readonly DraftText[]
  readonly figures: readonly (DraftFigures | null)[]
}

interface Looking {
  /** Resolves when it is certain that the samples as they are now are looked at: an import can go on beside it. */
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
    const { drafts } = before
    await this.#count(drafts)
    if (isOver()) return
    const after = await this.#look(drafts, () => undefined, comparing.signal)
    if (isOver()) return
    this.#before = undefined
    const drifted = driftsOf(before, after)
    if (drifted.length > 0) this.#subjects.tell(drifted)
  }

  /** Who is skipped for want of an item is known once the recommendations are counted for the new samples. */
  async #count(drafts: readonly DraftText[]): Promise<void> {
    for (const { text } of drafts) {
      const parsed = parseDraft(text)
      if (parsed.ok) await this.#subjects.counting.want(parsed.value.recommendations, null)
    }
  }

  async #look(drafts: readonly DraftText[], onBegun: () => void, signal?: AbortSignal): Promise<Look> {
    const { cache, jobs } = this.#subjects
    const input = { cache: cache.path, drafts: drafts.map(({ text }) => text) }
    try {
      const figures = await jobs.run(randomUUID(), (quitting) =>
        runJob('draft-figures', input, {
          signal: signal === undefined ? quitting : AbortSignal.any([quitting, signal]),
          onProgress: onBegun,
        }),
      )
      return { drafts, figures }
    } catch (error) {
      // the import itself tells what is wrong with the cache
      if (error instanceof UserError || cache.isClosed) return { drafts, figures: [] }
      throw error
    }
  }
}

function driftsOf({ drafts, figures }: Look, after: Look): readonly DraftDrift[] {
  return drafts.flatMap(({ id, text }, index) => {
    const was = figures[index] ?? null
    const is = after.figures[index] ?? null
    const parsed = parseDraft(text)
    if (was === null || is === null || !parsed.ok || !isDrift(was, is)) return []
    return [{ id, name: parsed.value.name, before: was, after: is }]
  })
}
