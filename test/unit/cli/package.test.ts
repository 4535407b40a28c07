import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { galley, temporaryFolder } from './run-galley.ts'

const root = join(import.meta.dirname, '../../..')
const samples = join(root, 'resources/samples')
const draft = join(samples, 'cart-reminder.galley.json')
const { path: folder } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const elsewhere = temporaryFolder()
const installed = join(folder, 'node_modules/galley')

/** Packs a folder without running anything of it. Returns the name of the tarball. */
function pack(path: string): string {
  const packed = execFileSync('npm', ['pack', path, '--pack-destination', folder, '--ignore-scripts', '--silent'])
  return `./${packed.toString().trim()}`
}

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'electron/cli/package/build-package.ts')])
  const needed = ['better-sqlite3', 'node-addon-api'].map((name) => pack(join(root, 'node_modules', name)))
  const own = pack(join(root, 'out/cli'))
  execFileSync('npm', ['init', '--yes'], { cwd: folder })
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', ...needed, own], { cwd: folder })
})

const run = (args: readonly string[], input = '') => {
  const ran = spawnSync(process.execPath, [join(folder, 'node_modules/.bin/galley'), ...args], {
    ...{ cwd: folder, input, maxBuffer: 100_000_000 },
    env: { ...process.env, GALLEY_CACHE: cache },
  })
  return { status: ran.status, stdout: ran.stdout.toString(), stderr: ran.stderr.toString() }
}

describe('the package, installed into an empty folder', () => {
  test('imports, checks, previews, lists, exports and proofs as the sources do', async () => {
    const files = ['profiles.jsonl', 'events.jsonl', 'products.csv'].map((name) => join(samples, name))
    expect(run(['import', ...files])).toMatchObject({ status: 0 })
    for (const args of [
      ['check', draft, '--json'],
      ['preview', draft, '--random', '7', '--json'],
      ['recipients', draft, '--json'],
      ['export', draft, '--out', '-'],
      ['proof', draft, '--json'],
    ]) {
      const fromPackage = run(args)
      const fromSources = await galley(args, { env: { GALLEY_CACHE: cache } })
      expect(fromPackage.stdout.length, fromPackage.stderr).toBeGreaterThan(100)
      expect(fromPackage).toEqual(fromSources)
    }
  })

  test('pipes, and so does the one file for workers alone', () => {
    const lines = run(['recipients', draft, '--lines']).stdout
    const piped = run(['pipe', draft], lines)
    expect(piped.status).toBe(0)
    expect(piped.stdout).toContain('"customer_id"')
    const file = 'galley-pipe.cjs'
    const alone = elsewhere.write(file, readFileSync(join(installed, file)))
    const ran = spawnSync(process.execPath, [alone, draft], { cwd: elsewhere.path, input: lines, maxBuffer: 1e8 })
    expect(ran.stdout.toString()).toBe(piped.stdout)
    expect(ran.stderr.toString()).toBe(piped.stderr)
  })

  test('names nothing of the repository in its help', () => {
    for (const args of [['--help'], ...['import', 'pipe', 'recipients', 'samples'].map((name) => [name, '--help'])]) {
      expect(run(args).stdout).not.toMatch(/resources\/|electron\/|npm run/)
    }
  })

  test('says which Node it needs, and depends on SQLite alone', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, object>
    expect(manifest).toMatchObject({ engines: { node: '>=22' }, bin: { galley: 'galley.cjs' } })
    expect(Object.keys(manifest['dependencies'] ?? {})).toEqual(['better-sqlite3'])
    expect(readdirSync(installed).filter((name) => name.endsWith('.ts'))).toEqual([])
  })
})
