import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { ImportAnswer } from '#shared/ipc/answers'
import type { InputOf } from '#shared/ipc/contract'
import type { ImportReport } from '../../engine/import/import-job.ts'
import { formatIds } from '#shared/sample/formats'
import { chooseSamples } from '../files/dialogs.ts'
import type { Grants } from '../files/grants.ts'
import type { RunningJobs } from '../samples/running-jobs.ts'
import { CancelledInQueue, type SampleCache } from '../samples/sample-cache.ts'
import { withTrouble } from '../samples/trouble.ts'
import type { Answers } from './handle.ts'
import { progressTo } from './progress.ts'

const nothing: ImportReport = { imports: [], failures: [], cancelled: true }

/** Takes files that the user chose into the cache. */
export function importAnswers(cache: SampleCache, grants: Grants, jobs: RunningJobs) {
  const start = async (question: InputOf<'import:start'>, window: BrowserWindow): Promise<ImportAnswer> => {
    const { job, eventName, catalog, timeZone } = question
    const files = question.grants.map((grant) => grants.take(grant, 'read', window.webContents))
    const format = formatNamed(question.format)
    const input = { cache: cache.path, files, format, eventName, catalog: catalog ?? null, timeZone, rejects: null }
    const progress = progressTo(window, job)
    const report = await jobs
      .run(job, (signal) =>
        cache.change('import', input, {
          signal,
          onProgress: (soFar) => progress.show({ ...soFar, file: basename(soFar.file) }),
        }),
      )
      .catch((error: unknown) => {
        if (error instanceof CancelledInQueue) return nothing
        throw error
      })
      .finally(() => progress.end())
    return withoutPaths(report, (path) => grants.give(path, 'read', window.webContents))
  }

  return {
    'file:pick': async (_input, window) => {
      const paths = await chooseSamples(window)
      return Promise.all(paths.map((path) => grants.give(path, 'read', window.webContents)))
    },
    'import:start': (question, window) => withTrouble(() => start(question, window)),
    'job:cancel': ({ job }) => {
      jobs.cancel(job)
      return undefined
    },
  } satisfies Partial<Answers>
}

function formatNamed(name: string | null) {
  const format = formatIds.find((known) => known === name)
  if (name !== null && format === undefined) throw new Error(`“${name}” is not a format.`)
  return format ?? null
}

/** The window sees names of files, and gets a new grant for what may be tried again. */
async function withoutPaths(
  { imports, failures, cancelled }: ImportReport,
  give: (path: string) => Promise<{ readonly grant: string }>,
): Promise<ImportAnswer> {
  const again = failures.map(async ({ file, message }) => ({ file: basename(file), message, ...(await give(file)) }))
  return {
    imports: imports.map((report) => ({ ...report, file: basename(report.file) })),
    failures: await Promise.all(again),
    cancelled,
  }
}
