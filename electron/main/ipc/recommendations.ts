import type { RecommendationReasons } from '#shared/recommend/reasons'
import { parseDraft } from '#shared/campaign/file'
import type { InputOf } from '#shared/ipc/contract'
import { failed } from '#shared/result'
import type { BrowserWindow } from 'electron'
import type { RunningJobs } from '../samples/running-jobs.ts'
import type { Counting } from '../samples/counting.ts'
import { CancelledInQueue, type SampleCache } from '../samples/sample-cache.ts'
import { withTrouble } from '../samples/trouble.ts'
import type { Answers } from './handle.ts'
import { progressTo } from './progress.ts'

/** What recommendations come to, for one recipient and for all. */
export function recommendationAnswers(cache: SampleCache, jobs: RunningJobs, counting: Counting) {
  const reasons = async ({ job, ...question }: InputOf<'recommendation:reasons'>, window: BrowserWindow) => {
    const progress = progressTo(window, job)
    return jobs
      .run(job, (signal) =>
        cache.run(
          'recommendation-reasons',
          { ...question, cache: cache.path },
          {
            signal,
            onProgress: ({ events, of }) =>
              progress.show({ file: '', bytes: events, totalBytes: of, records: events, rejected: 0 }),
          },
        ),
      )
      .catch((error: unknown) => {
        if (error instanceof CancelledInQueue) return notBegun
        throw error
      })
      .finally(() => progress.end())
  }

  return {
    'recipient:find': (question) => {
      void counting.want(question.recommendations ?? [], question.asOf)
      return withTrouble(() => cache.ask('recipient', question))
    },
    'recommendation:suggest': (question) => withTrouble(() => cache.ask('recommendation-suggest', question)),
    'recommendation:cards': (question) => {
      void counting.want([question.recommendation], question.asOf)
      return withTrouble(() => cache.ask('recommendation-cards', question))
    },
    'recommendation:reasons': (question, window) => {
      const parsed = parseDraft(question.draft)
      if (!parsed.ok) return failed({ message: parsed.error.message })
      return withTrouble(() => reasons(question, window))
    },
  } satisfies Partial<Answers>
}

const notBegun: RecommendationReasons = {
  recipients: 0,
  ready: 0,
  skipped: [],
  page: { total: 0, rows: [] },
  whatIf: [],
  cancelled: true,
}
