/** How far a job is. */
export interface JobProgress {
  /** What is being worked on, such as a file's path; empty where the job has one subject only. */
  readonly subject: string
  /** What `done` and `total` count. */
  readonly unit: 'bytes' | 'events' | 'users'
  readonly done: number
  readonly total: number
  /** Records taken in, or payloads written. */
  readonly records: number
  readonly rejected: number
}

/** The one way in which a long piece of work tells how far it is and learns that it should stop. */
export interface JobControl {
  readonly isCancelled: () => boolean
  /** May be called often: at most about 20 a second reach the listener. */
  readonly report: (progress: JobProgress) => void
}

/** For work that is too short to be watched, and for tests. */
export const unattended: JobControl = { isCancelled: () => false, report: () => undefined }

/** Ends a job that was cancelled. Everything is as it was before the job. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled'
}

/** Throws `JobCancelled` once the job was cancelled. */
export function stopIfCancelled({ isCancelled }: JobControl): void {
  if (isCancelled()) throw new JobCancelled()
}
