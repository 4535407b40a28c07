import { parentPort, workerData } from 'node:worker_threads'
import type { JobControl } from '../files/job-control.ts'
import { type JobMessage, plainError } from './messages.ts'
import { runJob } from './run-job.ts'
import type { JobStart, ResidentStart } from './start-worker.ts'
import { type JobName, type Jobs, jobs, residents } from './tasks.ts'

const progressEveryMs = 50

const start = workerData as JobStart<JobName> | ResidentStart
if (start.kind === 'resident') void residents[start.name].serve(start.cache)
else {
  run(start).then(
    (output) => send({ kind: 'done', output }),
    (error: unknown) => send({ kind: 'failed', error: plainError(error) }),
  )
}

async function run<Name extends JobName>({ name, input, cancelled }: JobStart<Name>): Promise<Jobs[Name]['output']> {
  const code = await jobs[name]()
  return code(input, controlBy(cancelled), runJob)
}

function controlBy(cancelled: Int32Array): JobControl {
  let last = 0
  return {
    isCancelled: () => Atomics.load(cancelled, 0) === 1,
    report(progress) {
      const now = performance.now()
      if (now - last < progressEveryMs) return
      last = now
      send({ kind: 'progress', progress })
    },
  }
}

function send(message: JobMessage<unknown>): void {
  parentPort?.postMessage(message)
}
