/** Builds the packages for this system: `npm run package [-- --dir]`. Words that follow go to electron-builder. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { writeNotices } from './notices.ts'

process.chdir(join(import.meta.dirname, '../..'))
const words = process.argv.slice(2)

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, {
    shell: process.platform === 'win32',
    stdio: 'inherit',
    env: environment(),
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** electron-builder takes its `fpm` from a place that not every machine reaches: where `dpkg-deb` is, a script of ours does its work. */
function environment(): NodeJS.ProcessEnv {
  const hasDpkg = process.platform === 'linux' && spawnSync('dpkg-deb', ['--version']).status === 0
  const fpm = hasDpkg ? { CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm-by-dpkg.mjs') } : {}
  return { ...fpm, ...process.env }
}

run('npm', ['run', '-s', 'build'])
const notices = writeNotices()
console.log(`${String(notices.length)} packages are named in THIRD-PARTY-NOTICES.txt`)
// the configuration asks for an ad hoc signature, which a certificate of the workflow takes the place of
const certificate = process.platform === 'darwin' ? process.env['CSC_NAME'] : undefined
const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']
// a package of the workflow names the repository that it was built from; elsewhere there is no home to name
const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env
run('electron-builder', [
  '--publish',
  'never',
  ...(runtime === undefined ? [] : [`-c.electronDist=${runtime}`]),
  ...(certificate ? [`-c.mac.identity=${certificate}`] : []),
  ...(server === undefined || repository === undefined ? [] : [`-c.extraMetadata.homepage=${server}/${repository}`]),
  ...words,
])
