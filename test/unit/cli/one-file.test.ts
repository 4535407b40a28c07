import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { headOf, inOneFile } from '../../../electron/cli/package/entry-files.ts'
import { posixTest } from '../posix.ts'
import { temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const temporary = join(folder, 'tmp')
const kept = join(temporary, `galley-pipe-${String(process.getuid?.())}`)
const main = `const { greeting } = require('./words.cjs')
exports.answered = new Promise((resolve) => process.argv[3] === undefined ? setImmediate(resolve) : undefined)
console.log(greeting + process.argv[2])`
const text = headOf(
  'galley-pipe',
  20,
  inOneFile({ './main.cjs': main, './words.cjs': 'exports.greeting = `Hej på “dig”\u2028😀 `' }),
)
const program = write('program.cjs', text)

beforeEach(() => {
  rmSync(temporary, { recursive: true, force: true })
  mkdirSync(temporary)
})

/** Runs the program, with the options and environment that it gets. Returns its output and what it kept. */
function run(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const ran = spawnSync(process.execPath, [program, 'Åsa', ...args], {
    env: { ...process.env, TMPDIR: temporary, ...env },
  })
  expect(ran.stderr.toString()).toBe('')
  expect(ran.stdout.toString()).toBe('Hej på “dig”\u2028😀 Åsa\n')
  return files()
}

function files(): readonly string[] {
  return readdirSync(temporary, { recursive: true })
    .map(String)
    .filter((name) => name.includes('/'))
    .sort()
}

test('too old a Node gets one sentence, and need not understand the rest', () => {
  const old = headOf('Galley', 99, inOneFile({ './main.cjs': 'this is not @ program' }))
  const ran = spawnSync(process.execPath, ['-'], { input: old })
  expect(ran.status).toBe(3)
  expect(ran.stderr.toString()).toMatch(/^Galley needs Node\.js 99 or later and found v\d+\.\d+\.\d+\. Install .*\n$/)
})

test('its parts require one another, and mean what they did whatever letters they hold', () => {
  run()
})

posixTest('compiled code is kept for the next start, where only its user can write', () => {
  const first = run()
  expect(first).toHaveLength(2)
  expect(statSync(kept).mode & 0o777).toBe(0o700)
  const before = first.map((name) => statSync(join(temporary, name)).mtimeMs)
  expect(run()).toEqual(first)
  expect(first.map((name) => statSync(join(temporary, name)).mtimeMs)).toEqual(before)
})

posixTest('kept code that was changed is not run', () => {
  const [one = '', other = ''] = run().map((name) => join(temporary, name))
  const bytes = readFileSync(one)
  for (const changed of [bytes.subarray(0, 100), Buffer.alloc(bytes.length), readFileSync(other), Buffer.alloc(0)]) {
    writeFileSync(one, changed)
    run()
  }
})

posixTest('nothing is kept in a folder that others can open, nor where that is switched off', () => {
  mkdirSync(kept)
  chmodSync(kept, 0o755)
  expect(run()).toEqual([])
  rmSync(kept, { recursive: true })
  expect(run([], { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual([])
  writeFileSync(kept, '')
  expect(run()).toEqual([])
})

test('nothing is kept by a start that answers nothing: the next one would find half of what it takes', () => {
  expect(run(['--help'])).toEqual([])
})
