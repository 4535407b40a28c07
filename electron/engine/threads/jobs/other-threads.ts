import { availableParallelism } from 'node:os'
import { toJson } from '#shared/json/json-text'
import type { JobControl } from '../../files/job-control.ts'
import type { ProofRequest } from '../../proof/proof-walk.ts'
import { profileRanges, threadsFor } from '../../proof/ranges.ts'
import type { Db } from '../../store/db.ts'
import { countProfiles, profileIds } from '../../store/profiles.ts'
import type { InCache } from '../in-cache.ts'
import type { PlacedPart, ProofPartsJob } from './proof-parts.ts'

/** Starts a thread that takes a share of the ranges. */
export type RunParts = (
  name: 'proof-parts',
  input: InCache & ProofPartsJob,
  options: { readonly signal: AbortSignal; readonly onProgress: JobControl['report'] },
) => Promise<readonly PlacedPart[]>

/** What is shared, and among how many; null for as many as pay. */
interface SharedJob extends InCache, Pick<ProofPartsJob, 'plan'> {
  readonly threads: number | null
}

/** In milliseconds: how often it is looked whether the job is cancelled, while this thread waits for the others. */
const lookEveryMs = 20

/** The threads that take their shares of the ranges beside this one. */
export class OtherThreads {
  /** What is shared, and which of it is to be taken next. */
  readonly shared: Pick<ProofPartsJob, 'ranges' | 'next'>
  /** What this thread reports its share by. */
  readonly report: JobControl['report']
  readonly #reports: readonly JobControl['report'][]
  readonly #run: (onProgress: JobControl['report']) => Promise<readonly PlacedPart[]>
  readonly #stop = new AbortController()
  #parts: Promise<readonly PlacedPart[]> | undefined

  constructor(db: Db, request: ProofRequest, job: SharedJob, control: JobControl, run: RunParts) {
    const total = countProfiles(db)
    const threads = job.threads ?? threadsFor(total, availableParallelism())
    const ranges = profileRanges(profileIds(db), threads)
    this.shared = { ranges, next: new Int32Array(new SharedArrayBuffer(4)) }
    const [own = control.report, ...theirs] = sharedReports(threads, total, control)
    this.report = own
    this.#reports = theirs
    const { cache, plan = null } = job
    const { asOf, everyOccurrence } = request
    const [draft, against] = [toJson(request.draft), request.against && toJson(request.against)]
    const input = { cache, plan, asOf, everyOccurrence, draft, against, ...this.shared }
    this.#run = (onProgress) => run('proof-parts', input, { signal: this.#stop.signal, onProgress })
  }

  /** Starts them, unless they run. */
  start(): void {
    if (this.#parts !== undefined) return
    this.#parts = Promise.all(this.#reports.map(this.#run)).then((parts) => parts.flat())
    // it is waited for once this thread's own share is done
    this.#parts.catch(() => undefined)
  }

  /** Waits for what they have proofed; stops them when this job is cancelled. */
  async parts({ isCancelled }: JobControl): Promise<readonly PlacedPart[]> {
    const look = () => {
      if (isCancelled()) this.stop()
    }
    look()
    const timer = setInterval(look, lookEveryMs)
    try {
      return (await this.#parts) ?? []
    } finally {
      clearInterval(timer)
    }
  }

  stop(): void {
    this.#stop.abort()
  }
}

/** For each thread the way to report how many profiles it has looked at: what is reported on is how many all of them have. */
function sharedReports(threads: number, total: number, { report }: JobControl): JobControl['report'][] {
  const done = Array.from({ length: threads }, () => 0)
  return done.map((_, thread) => (progress) => {
    done[thread] = progress.done
    const seen = done.reduce((sum, one) => sum + one, 0)
    report({ ...progress, done: seen, total, records: seen })
  })
}
