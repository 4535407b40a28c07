import { mkdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnSync } from 'node:child_process'
import { strong, writeLine } from './output/text.ts'

// The main job without a window, as a person would do it with the command line: every step is a galley command.
const here = fileURLToPath(new URL('.', import.meta.url))
const project = join(here, '..', '..')
const samples = join('resources', 'samples')
const folder = join('out', 'demo')
const cache = join(folder, 'samples.sqlite')
const draft = join(samples, 'cart-reminder.galley.json')
const report = join(folder, 'proof.html')
const tour = join(samples, 'tour.galley.json')

rmSync(join(project, folder), { recursive: true, force: true })
mkdirSync(join(project, folder), { recursive: true })

step('Import the bundled samples', [
  'import',
  ...['profiles.jsonl', 'events.jsonl', 'products.csv'].map((file) => join(samples, file)),
  '--cache',
  cache,
])
step('Check the bundled draft against them', ['check', draft, '--cache', cache])
step('Preview it for a sample user', ['preview', draft, '--random', '7', '--cache', cache])
step('Preview one that recommends items', ['preview', tour, '--random', '7', '--cache', cache])
step('Proof it for every user', ['proof', draft, '--report', 'html', '--out', report, '--cache', cache])
step('Write the mParticle payloads of the first', [
  'export',
  draft,
  '--out',
  join(folder, 'payloads.ndjson'),
  '--cache',
  cache,
])
writeLine()
writeLine(
  `The payloads are in ${relative(process.cwd(), join(project, folder, 'payloads.ndjson')) || folder}, one mParticle batch a line.`,
)
writeLine('npm start opens the same samples in the window. npm run -s galley -- --help shows the command line.')

function step(title: string, args: readonly string[]): void {
  writeLine()
  writeLine(strong(`${title}: galley ${args.join(' ')}`))
  const { status } = spawnSync(process.execPath, [join(here, 'galley.mjs'), ...args], {
    cwd: project,
    stdio: 'inherit',
  })
  // Findings are what the check is for; anything beyond them stops the demo.
  if (status !== 0 && status !== 1) process.exit(status ?? 3)
}
