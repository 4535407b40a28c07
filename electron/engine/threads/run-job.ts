import { outsideError } from '../files/file-error.ts'
import type { JobProgress } from '../files/job-control.ts'
import { errorFrom, type JobMessage } from './messages.ts'
import { startWorker, workLimits } from './start-worker.ts'
import type { JobName, Jobs } from './tasks.ts'

export interface RunOptions {
  /** Cancels the job. */
  readonly signal?: AbortSignal | undefined
  /** Called at most about 20 times a second. */
  readonly onProgress?: ((progress: JobProgress) => void) | undefined
}

/**
 * Runs a job in a thread of its own. A job that is cancelled undoes its work and resolves with what it had found by then.
 * Rejects with a `UserError` for what a user can cause, and with an Error for a bug.
 */
export function runJob<Name extends JobName>(
  name: Name,
  input: Jobs[Name]['input'],
  { signal, onProgress }: RunOptions = {},
): Promise<Jobs[Name]['output']> {
  const cancelled = new Int32Array(new SharedArrayBuffer(4))
  const cancel = () => void Atomics.store(cancelled, 0, 1)
  if (signal?.aborted === true) cancel()
  signal?.addEventListener('abort', cancel)
  const worker = startWorker({ kind: 'job', name, input, cancelled }, workLimits)
  return new Promise<Jobs[Name]['output']>((resolve, reject) => {
    worker.on('message', (message: JobMessage<Jobs[Name]['output']>) => {
      if (message.kind === 'progress') onProgress?.(message.progress)
      else if (message.kind === 'done') resolve(message.output)
      else reject(errorFrom(message.error))
    })
    worker.on('error', (error) => {
      reject(asError(outsideError(error)))
    })
    worker.on('exit', (code) => {
      reject(new Error(`The ${name} worker ended without an answer (exit code ${String(code)}).`))
    })
  }).finally(() => {
    signal?.removeEventListener('abort', cancel)
  })
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
