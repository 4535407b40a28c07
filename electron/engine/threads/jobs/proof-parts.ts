import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DataPlan } from '#shared/plan/data-plan'
import type { Draft } from '#shared/campaign/draft'
import { fromJson, type Json } from '#shared/json/json-text'
import type { ProfileRange } from '../../audience/audience.ts'
import type { JobControl } from '../../files/job-control.ts'
import { planCheck } from '../../proof/plan-check.ts'
import { type ProofPart, ProofWalk } from '../../proof/proof-walk.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'

/** What several threads proof together. */
export interface ProofPartsJob {
  /** As JSON, for a file would have to be checked: a thread takes as long for loading what checks it as for a tenth of its share. */
  readonly draft: Json<Draft>
  /** An older draft to compare with. */
  readonly against: Json<Draft> | null
  /** In milliseconds since 1970. */
  readonly asOf: number
  readonly everyOccurrence: boolean
  /** What the payloads are held to. */
  readonly plan?: DataPlan | null
  readonly ranges: readonly ProfileRange[]
  /** Shared memory: the range that is to be taken next. */
  readonly next: Int32Array
}

/** The proof of a range, with the place of the range. */
export type PlacedPart = readonly [nth: number, part: ProofPart]

/** Proofs one range after the other, for as long as there are ranges that no other thread has taken. */
export const proofPartsJob = inCache(
  async (db: Db, { ranges, next, draft, against, ...how }: InCache & ProofPartsJob, control: JobControl) => {
    const read = fromJson(draft)
    const plan = await planCheck(read, how.plan)
    const request = { ...how, draft: read, plan, against: against === null ? null : fromJson(against) }
    const walk = new ProofWalk(db, request, control)
    const parts: PlacedPart[] = []
    await takeRanges(walk, { ranges, next }, control, (nth, part) => {
      parts.push([nth, part])
    })
    return parts
  },
)

/** Takes ranges until there are no more, or until it is cancelled. Reports how many profiles this walk has looked at. */
export async function takeRanges(
  walk: ProofWalk,
  { ranges, next }: Pick<ProofPartsJob, 'ranges' | 'next'>,
  { report }: JobControl,
  take: (nth: number, part: ProofPart) => void,
): Promise<void> {
  const turn = () => {
    report({ subject: '', unit: 'users', done: walk.seen, total: 0, records: walk.seen, rejected: 0 })
    return nextTurn()
  }
  for (;;) {
    const nth = Atomics.add(next, 0, 1)
    const range = ranges[nth]
    const part = range === undefined ? null : await walk.range(range, turn)
    if (part === null) return
    take(nth, part)
  }
}
