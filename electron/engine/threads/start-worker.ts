import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { JobName, Jobs, ResidentName } from './tasks.ts'

/** What a job's thread is started with. `cancelled` is shared memory: 1 once the job is cancelled. */
export interface JobStart<Name extends JobName> {
  readonly kind: 'job'
  readonly name: Name
  readonly input: Jobs[Name]['input']
  readonly cancelled: Int32Array
}

/** What a resident thread is started with. */
export interface ResidentStart {
  readonly kind: 'resident'
  readonly name: ResidentName
  readonly cache: string
}

/** The worker's file stands beside this one: for the sources the one that compiles them, else what the build made. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.mjs' : './worker.cjs', import.meta.url)

/**
 * A larger young generation would only delay clearing away short-lived records, and a smaller heap makes V8 collect sooner.
 * Work that needs more than this is not in constant memory.
 */
export const workLimits: ResourceLimits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 }

/** Starts the worker of all tasks. */
export function startWorker(start: JobStart<JobName> | ResidentStart, resourceLimits?: ResourceLimits): Worker {
  return new Worker(workerFile, { workerData: start, ...(resourceLimits === undefined ? {} : { resourceLimits }) })
}
