import { parentPort, workerData } from 'node:worker_threads'
import { importFiles } from '../import/import-files.ts'
import { removeImport } from '../import/remove-import.ts'
import { saveRejects } from '../import/save-rejects.ts'
import { forgetSamples } from '../store/forget-samples.ts'
import { indexItemsMore } from '../store/item-index.ts'
import { type Db, openStore } from '../store/open-store.ts'
import { indexMore } from '../store/search.ts'
import { cacheErrorFrom } from '../store/cache-error.ts'
import { plainError } from './error-codec.ts'
import type { JobName, JobTable, WorkerMessage } from './jobs.ts'
import { runExport } from './run-export.ts'
import { runCount, runReasons } from './run-recommendations.ts'

const jobs: JobTable = {
  import: (request, { isCancelled, progress }) =>
    importFiles(request, {
      isCancelled,
      report: ({ subject: file, done: bytes, total: totalBytes, records, rejected }) =>
        progress({ file, bytes, totalBytes, records, rejected }),
    }),
  'index-search': ({ cache }, { isCancelled }) =>
    withStore(cache, (db) => {
      let done = indexMore(db)
      while (!done && !isCancelled()) done = indexMore(db)
      done &&= indexItemsMore(db)
      while (!done && !isCancelled()) done = indexMore(db) && indexItemsMore(db)
      return { done }
    }),
  'remove-import': ({ cache, import: id }) =>
    withStore(cache, (db) => {
      removeImport(db, id)
      return null
    }),
  'forget-samples': ({ cache }) =>
    withStore(cache, (db) => {
      forgetSamples(db)
      return null
    }),
  'save-rejects': ({ cache, import: id, out }) => withStore(cache, (db) => saveRejects(db, id, out)),
  export: (job, context) => withStore(job.cache, (db) => runExport(db, job, context)),
  'count-recommendations': (job, context) => withStore(job.cache, (db) => runCount(db, job, context)),
  'recommendation-reasons': (job, context) => withStore(job.cache, (db) => runReasons(db, job, context)),
}

/** Runs something with the cache open, and closes it whatever happens. */
async function withStore<Output>(cache: string, use: (db: Db) => Output | Promise<Output>): Promise<Output> {
  const db = openStore(cache, { create: true })
  try {
    return await use(db)
  } catch (error) {
    throw cacheErrorFrom(error, cache)
  } finally {
    db.close()
  }
}

const millisecondsBetweenProgress = 50
const { name, input, cancelled } = workerData as { name: JobName; input: never; cancelled: Int32Array }
let lastProgress = 0

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}

async function run(): Promise<void> {
  const output = await jobs[name](input, {
    isCancelled: () => Atomics.load(cancelled, 0) === 1,
    progress: (progress) => {
      const now = performance.now()
      if (now - lastProgress < millisecondsBetweenProgress) return
      lastProgress = now
      send({ kind: 'progress', progress })
    },
  })
  send({ kind: 'done', output })
}

run().catch((error: unknown) => {
  send({ kind: 'failed', error: plainError(error) })
})
