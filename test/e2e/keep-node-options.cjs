// Playwright takes NODE_OPTIONS away from the Electron it starts. Where ../shared/electron/env.sh set it, so that every
// process and thread loads a better-sqlite3 that fits this runtime, the app's own processes and threads get it back.
'use strict'
const threads = require('node:worker_threads')

const shim = process.env.GALLEY_SQLITE_SHIM
if (shim) {
  process.env.NODE_OPTIONS = `--require ${shim}`
  threads.Worker = class Worker extends threads.Worker {
    constructor(file, options = {}) {
      super(file, { ...options, execArgv: ['--require', shim, ...(options.execArgv ?? [])] })
    }
  }
}
