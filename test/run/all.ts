/** Every test there is: the unit tests, then, where an Electron and a display can be had, the end-to-end tests. */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from './electron-runtime.ts'
import { findScreen } from './screen.ts'
import { countEndToEnd, countUnit, reports, summaryOf } from './summary.ts'

process.chdir(join(import.meta.dirname, '../..'))
rmSync(reports.unit, { force: true })
rmSync(reports.endToEnd, { force: true })

/** Returns whether the runner was content. */
function run(command: string): boolean {
  return spawnSync(command, { shell: true, stdio: 'inherit' }).status === 0
}

function endToEnd(): { readonly content: boolean; readonly note: string } {
  const screen = findScreen()
  if (!findElectron())
    return { content: true, note: 'were not run: no Electron is installed. `npx install-electron` fetches it.' }
  if ('missing' in screen) return { content: true, note: `were not run: ${screen.missing}` }
  const content = run(`${screen.prefix}playwright test`)
  const counts = countEndToEnd()
  return { content: content && counts !== undefined, note: counts ? summaryOf([counts]) : 'stopped without a report.' }
}

const unitContent = run(`vitest run --reporter=default --reporter=json --outputFile.json=${reports.unit}`)
const windows = endToEnd()
const scaleContent = run('node test/scale/run.ts --small --if-there')
const unit = countUnit()

console.log(`\nunit tests: ${unit ? summaryOf([unit]) : 'stopped without a report.'}`)
console.log(`end-to-end tests: ${windows.note}`)
console.log(summaryOf([unit, countEndToEnd()]))
process.exitCode = unitContent && unit !== undefined && windows.content && scaleContent ? 0 : 1
