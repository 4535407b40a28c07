import type { RunningJobs } from '../samples/running-jobs.ts'
import type { Answers } from './handle.ts'

export function jobAnswers(jobs: RunningJobs) {
  return {
    'job:cancel': ({ job }) => {
      jobs.cancel(job)
      return undefined
    },
  } satisfies Partial<Answers>
}
