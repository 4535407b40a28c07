import { availableParallelism } from 'node:os'
import { toJson } from '#shared/json/json-text'
import { identitiesIn, masked } from '#shared/proof/mask'
import type { ProofResult } from '#shared/proof/proof-result'
import { type Expectations, withExpectations } from '../../proof/expectations.ts'
import { Audience } from '../../audience/audience.ts'
import type { JobControl } from '../../files/job-control.ts'
import { planCheck } from '../../proof/plan-check.ts'
import { peopleNamed } from '../../proof/people.ts'
import { personaGrid } from '../../proof/persona-grid.ts'
import { proofDraft } from '../../proof/proof-draft.ts'
import { ProofParts } from '../../proof/proof-parts.ts'
import { type ProofRequest, ProofWalk } from '../../proof/proof-walk.ts'
import { profileRanges, threadsFor } from '../../proof/ranges.ts'
import { defaultAsOf } from '../../store/observed-schema.ts'
import type { Db } from '../../store/db.ts'
import { countProfiles, profileIds } from '../../store/profiles.ts'
import { inCache, type InCache } from '../in-cache.ts'
import { draftIn } from './draft-in.ts'
import { type PlacedPart, type ProofPartsJob, takeRanges } from './proof-parts.ts'

/** What to proof, and what to say of it. */
export interface ProofJob extends Pick<ProofPartsJob, 'everyOccurrence' | 'plan'> {
  /** The text of the draft's file, and of that of an older one to compare with. */
  readonly draft: string
  readonly against: string | null
  /** In milliseconds since 1970; null for the cache's own. */
  readonly asOf: number | null
  readonly mask: boolean
  /** What became of the pinned users, to be told and masked with the rest. */
  readonly expectations?: Expectations | null
  /** How many threads share the work; null for as many as pay. The result is the same. */
  readonly threads: number | null
}

/** Starts a thread that takes a share of the ranges. */
type RunParts = (
  name: 'proof-parts',
  input: InCache & ProofPartsJob,
  options: { readonly signal: AbortSignal; readonly onProgress: JobControl['report'] },
) => Promise<readonly PlacedPart[]>

/** Proofs a draft for every profile of the cache. */
export const proofJob = inCache(
  async (db: Db, job: InCache & ProofJob, control: JobControl, run: RunParts): Promise<ProofResult> => {
    const asOf = job.asOf ?? defaultAsOf(db)
    const against = job.against === null ? null : draftIn(job.against)
    const { everyOccurrence } = job
    const draft = draftIn(job.draft)
    const plan = await planCheck(draft, job.plan)
    const request = { draft, against, asOf, everyOccurrence, plan }
    const ready = proofDraft(request.draft)
    const parts = new ProofParts(ready, against === null ? null : proofDraft(against), plan?.told ?? null)
    await walkAll(db, request, job, parts, control, run)
    const cancelled = control.isCancelled()
    if (cancelled) return { json: parts.json(asOf), grid: [], masked: false, cancelled }
    const audience = new Audience(db, request.draft, ready.message, asOf)
    const grid = personaGrid(audience, ready.message, parts.proof.personas.chosen(), request.everyOccurrence)
    const result = withExpectations({ json: parts.json(asOf), grid, masked: false, cancelled }, job.expectations)
    if (!job.mask) return result
    const people = peopleNamed(db, request.draft, identitiesIn(result))
    return masked(result, [...people, ...(job.expectations?.people ?? [])])
  },
)

/** This thread takes its share of the ranges, and runs the other threads. */
async function walkAll(
  db: Db,
  request: ProofRequest,
  job: InCache & ProofJob,
  parts: ProofParts,
  control: JobControl,
  run: RunParts,
): Promise<void> {
  const total = countProfiles(db)
  const threads = job.threads ?? threadsFor(total, availableParallelism())
  const shared = {
    ranges: profileRanges(profileIds(db), threads),
    next: new Int32Array(new SharedArrayBuffer(4)),
  }
  const walk = new ProofWalk(db, request, control)
  walk.prepare()

  const [own = control.report, ...theirs] = sharedReports(threads, total, control)
  const stop = new AbortController()
  const { cache, plan = null } = job
  const { asOf, everyOccurrence } = request
  const [draft, against] = [toJson(request.draft), request.against && toJson(request.against)]
  const input = { cache, plan, asOf, everyOccurrence, draft, against, ...shared }
  const others = theirs.map(async (onProgress) => {
    const placed = await run('proof-parts', input, { signal: stop.signal, onProgress })
    for (const [nth, part] of placed) parts.put(nth, part)
  })
  const all = Promise.all(others)
  // it is waited for below, once this thread's own share is done
  all.catch(() => undefined)
  try {
    await takeRanges(walk, shared, { ...control, report: own }, (nth, part) => {
      parts.put(nth, part)
    })
    await untilDone(all, control, stop)
  } finally {
    stop.abort()
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

const lookEveryMs = 20

/** Waits for the other threads, and stops them when this one is cancelled. */
async function untilDone(all: Promise<unknown>, { isCancelled }: JobControl, stop: AbortController): Promise<void> {
  const look = () => {
    if (isCancelled()) stop.abort()
  }
  look()
  const timer = setInterval(look, lookEveryMs)
  try {
    await all
  } finally {
    clearInterval(timer)
  }
}
