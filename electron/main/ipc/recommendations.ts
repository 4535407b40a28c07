import type { RecommendationReasons } from '#shared/recommend/reasons'
import { parseDraft } from '#shared/campaign/file'
import type { InputOf } from '#shared/ipc/contract'
import { failed } from '#shared/result'
import type { BrowserWindow } from 'electron'
import type { RunOptions } from '../../engine/threads/run-job.ts'
import type { RunningJobs } from '../samples/running-jobs.ts'
import type { Counting } from '../samples/counting.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'
import { runForWindow } from './run-for-window.ts'

/** What recommendations come to, for one recipient and for all recipients. */
export function recommendationAnswers(cache: SampleCache, jobs: RunningJobs, counting: Counting) {
  const reasons = ({ job, ...question }: InputOf<'recommendation:reasons'>, window: BrowserWindow) => {
    const run = (options: RunOptions) =>
      cache.run('recommendation-reasons', { ...question, cache: cache.path }, options)
    return runForWindow(window, jobs, { job, run, notBegun })
  }

  return {
    'recommendation:suggest': (question) => toResult(() => cache.readers.ask('recommendation-suggest', question)),
    'recommendation:cards': (question) => {
      void counting.want([question.recommendation], question.asOf)
      return toResult(() => cache.readers.ask('recommendation-cards', question))
    },
    'recommendation:reasons': (question, window) => {
      const parsed = parseDraft(question.draft)
      if (!parsed.ok) return failed({ message: parsed.error.message })
      return toResult(() => reasons(question, window))
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
