import { Worker } from 'node:worker_threads'
import { errorFrom } from './error-codec.ts'
import type { JobName, Jobs, WorkerMessage } from './jobs.ts'

export interface RunOptions<Progress> {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/**
 * Records are short-lived: in a larger nursery they only take more memory before they are cleared away. And the less a thread may
 * have in all, the sooner V8 clears up; a job that needs more than this is not in constant memory.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 }

/** The worker’s file stands beside this one: for the sources what starts them, or what the build made. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './start-worker.mjs' : './job-worker.cjs', import.meta.url)

/**
 * Runs a job in a worker thread of its own. Cancelling answers what the job makes of it, which undoes its work.
 * Rejects with a `UserError` for what a user can cause, and with an Error for a bug.
 */
export function runJob<Name extends JobName>(
  name: Name,
  input: Jobs[Name]['input'],
  { signal, onProgress }: RunOptions<Jobs[Name]['progress']> = {},
): Promise<Jobs[Name]['output']> {
  const cancelled = new Int32Array(new SharedArrayBuffer(4))
  const cancel = () => void Atomics.store(cancelled, 0, 1)
  if (signal?.aborted === true) cancel()
  signal?.addEventListener('abort', cancel)
  const worker = new Worker(workerFile, { workerData: { name, input, cancelled }, resourceLimits })
  return new Promise<Jobs[Name]['output']>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.progress as Jobs[Name]['progress'])
      else if (message.kind === 'done') resolve(message.output as Jobs[Name]['output'])
      else reject(errorFrom(message.error))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      reject(new Error(`The ${name} worker ended without an answer (exit code ${String(code)}).`))
    })
  }).finally(() => {
    signal?.removeEventListener('abort', cancel)
  })
}
