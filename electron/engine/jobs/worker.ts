import { parentPort, workerData } from 'node:worker_threads'
import { importFiles } from '../import/import-files.ts'
import { indexMore } from '../store/search.ts'
import { openStore } from '../store/open-store.ts'
import { StoreProblem } from '../store/store-problem.ts'
import type { JobName, JobTable, WorkerMessage } from './jobs.ts'

const jobs: JobTable = {
  import: importFiles,
  'index-search': ({ cache }, { isCancelled }) => {
    const db = openStore(cache)
    try {
      let done = indexMore(db)
      while (!done && !isCancelled()) done = indexMore(db)
      return Promise.resolve({ done })
    } finally {
      db.close()
    }
  },
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
  const { name: errorName, message } = error instanceof Error ? error : new Error(String(error))
  const kind = error instanceof StoreProblem ? error.kind : null
  send({ kind: 'failed', problem: { name: errorName, kind, message } })
})
