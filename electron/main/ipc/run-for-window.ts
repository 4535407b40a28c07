import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { JobProgress } from '../../engine/files/job-control.ts'
import type { RunOptions } from '../../engine/threads/run-job.ts'
import type { RunningJobs } from '../samples/running-jobs.ts'
import { CancelledInQueue } from '../samples/sample-cache.ts'
import { send } from './send.ts'

interface WindowJob<Output> {
  /** The id that the window gave it. */
  readonly job: string
  readonly run: (options: RunOptions) => Promise<Output>
  /** The output of a job that was cancelled before it began. */
  readonly notBegun: Output
}

/** Runs a job that a window began and may cancel. Tells the window how far it is, and shows that in the dock or the taskbar. */
export async function runForWindow<Output>(
  window: BrowserWindow,
  jobs: RunningJobs,
  { job, run, notBegun }: WindowJob<Output>,
): Promise<Output> {
  const onProgress = (progress: JobProgress) => showProgress(window, job, progress)
  try {
    return await jobs.run(job, (signal) => run({ signal, onProgress }))
  } catch (error) {
    if (error instanceof CancelledInQueue) return notBegun
    throw error
  } finally {
    if (!window.isDestroyed()) window.setProgressBar(-1)
  }
}

function showProgress(window: BrowserWindow, job: string, progress: JobProgress): void {
  if (window.isDestroyed()) return
  const { done, total, subject } = progress
  window.setProgressBar(total > 0 ? Math.min(done / total, 1) : 2)
  // the page never sees a path
  send(window, 'job:progress', { ...progress, job, subject: basename(subject) })
}
