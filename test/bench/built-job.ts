import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { JobMessage } from '../../electron/engine/threads/messages.ts'
import { type JobStart, workLimits } from '../../electron/engine/threads/start-worker.ts'
import type { JobName, Jobs } from '../../electron/engine/threads/tasks.ts'

const worker = join(import.meta.dirname, '../../out/main/worker.cjs')

/** Runs a job as the built app does: a thread of the sources takes longer to start, for it compiles them. `ensureBuilt` first. */
export function runBuiltJob<Name extends JobName>(
  name: Name,
  input: Jobs[Name]['input'],
): Promise<Jobs[Name]['output']> {
  const cancelled = new Int32Array(new SharedArrayBuffer(4))
  const start: JobStart<Name> = { kind: 'job', name, input, cancelled }
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: start, resourceLimits: workLimits })
    thread.on('message', (message: JobMessage<Jobs[Name]['output']>) => {
      if (message.kind === 'done') resolve(message.output)
      else if (message.kind === 'failed') reject(new Error(message.error.message))
    })
    thread.on('error', reject)
  })
}
