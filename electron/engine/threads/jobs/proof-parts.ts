import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DataPlan } from '#shared/plan/data-plan'
import type { ProfileRange } from '../../audience/audience.ts'
import type { JobControl } from '../../files/job-control.ts'
import { type ProofPart, ProofWalk } from '../../proof/proof-walk.ts'
import type { Db } from '../../store/open-store.ts'
import { inCache, type InCache } from '../in-cache.ts'
import { draftIn } from './draft-in.ts'

/** What several threads proof together. */
export interface ProofPartsJob {
  /** The text of the draft's file, and of that of an older one to compare with. */
  readonly draft: string
  readonly against: string | null
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
    const request = { ...how, draft: draftIn(draft), against: against === null ? null : draftIn(against) }
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
