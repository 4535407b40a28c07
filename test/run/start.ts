/** Opens the app, built if need be. What follows `npm start --` is handed to it. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { electronArguments, findElectron } from './electron-runtime.ts'
import { ensureBuilt } from './ensure-built.ts'

ensureBuilt()
// the electron package downloads its runtime the first time it is asked for the path
const executable = findElectron() ?? (createRequire(import.meta.url)('electron') as string)
const app = spawn(executable, [...electronArguments(), '.', ...process.argv.slice(2)], { stdio: 'inherit' })
app.on('close', (code) => (process.exitCode = code ?? 1))
