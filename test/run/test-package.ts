/** Packages Galley for this system, without an installer, and drives what came out. `-- --built` takes what is in dist/. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findElectron } from './electron-runtime.ts'
import { findScreen } from './screen.ts'

process.chdir(join(import.meta.dirname, '../..'))
const words = process.argv.slice(2)
const more = words.filter((word) => word !== '--built')

function run(command: string): void {
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

const screen = findScreen()
if (!findElectron() && !words.includes('--built'))
  console.log('The package was not tried: no Electron is installed. `npx install-electron` fetches it.')
else if ('missing' in screen) console.log(`The package was not tried: ${screen.missing}`)
else {
  if (!words.includes('--built')) run('node test/run/package.ts --dir')
  run(
    [`${screen.prefix}playwright test --config playwright.packaged.config.ts`, ...more.map((word) => `"${word}"`)].join(
      ' ',
    ),
  )
}
