import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { eventRecord, galley, profileRecord, program, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const samples = write('samples.jsonl', [
  profileRecord('c-1', { Name: 'Mira' }),
  eventRecord('c-1', 'Charged', 1_767_225_600),
])
const draft = write('a.galley.json', JSON.stringify({ galley: 1, id: 'x', pairs: [{ key: 'a', value: 'b' }] }))

beforeAll(async () => {
  expect(await galley(['import', samples, '--cache', cache])).toMatchObject({ status: 0 })
})

const oneSentence = /^galley: [^\n]+\.\n$/

/** Runs the command line with its standard output somewhere else. */
function into(output: string, args: readonly string[], input = '') {
  const line = `"$0" "$@" ${output}`
  return spawnSync('sh', ['-c', line, process.execPath, program, ...args], { encoding: 'utf8', input, cwd: folder })
}

// where there is a device that is always full
describe.skipIf(!existsSync('/dev/full'))('a full standard output ends with one sentence and 3', () => {
  test.each<[string, readonly string[]]>([
    ['import', ['import', samples, '--cache', cache]],
    ['import --json', ['import', samples, '--cache', cache, '--json']],
    ['samples', ['samples', '--cache', cache]],
    ['samples --json', ['samples', '--cache', cache, '--json']],
    ['check', ['check', draft, '--cache', cache]],
    ['preview', ['preview', draft, '--cache', cache]],
    ['recipients', ['recipients', draft, '--cache', cache]],
    ['recipients --json', ['recipients', draft, '--cache', cache, '--json']],
    ['export', ['export', draft, '--cache', cache, '--out', join(folder, 'out.ndjson')]],
    ['export --out -', ['export', draft, '--cache', cache, '--out', '-']],
    ['sheet', ['sheet', draft]],
    ['pipe', ['pipe', draft]],
    ['--help', ['--help']],
  ])('%s', (_title, args) => {
    const ran = into('> /dev/full', args, '{"profile":{"Identity":"a"}}\n')
    expect(ran.status).toBe(3)
    expect(ran.stderr).toMatch(/^galley: The output cannot be written: .*\.\n$/)
  })
})

// where there are pipes with a name
describe.skipIf(process.platform === 'win32')('what is no file is refused before it is opened', () => {
  const fifo = join(folder, 'fifo')
  beforeAll(() => {
    expect(spawnSync('mkfifo', [fifo]).status).toBe(0)
  })

  test.each<[string, readonly string[]]>([
    ['a pipe as samples', ['import', fifo, '--cache', cache]],
    ['a device as samples', ['import', '/dev/zero', '--cache', cache]],
    ['a pipe as draft', ['check', fifo, '--cache', cache]],
    ['a device as draft', ['pipe', '/dev/zero']],
  ])('%s', async (_title, args) => {
    const ran = await galley(args)
    expect(ran).toMatchObject({ status: 3, stderr: expect.stringMatching(/is not a file/) as string })
  })
})

test('a draft of more than 8 MB is refused', async () => {
  const large = write('large.galley.json', ' '.repeat(8_000_001))
  const ran = await galley(['check', large, '--cache', cache])
  expect(ran).toMatchObject({ status: 3, stderr: expect.stringMatching(/larger than 8 MB/) as string })
  expect(ran.stderr).toMatch(oneSentence)
})

test('a file where a folder should be is one sentence', async () => {
  for (const args of [
    ['export', draft, '--cache', cache, '--out', join(samples, 'out.ndjson')],
    ['export', draft, '--cache', cache, '--out', join(samples, 'out'), '--shape', 'bulk'],
    ['import', samples, '--cache', join(samples, 'x.sqlite')],
    ['import', samples, '--cache', cache, '--rejects', join(samples, 'rejects')],
  ]) {
    const ran = await galley(args)
    expect(ran.status).toBe(3)
    expect(ran.stderr).toMatch(/^galley: .*\.\n$/)
    expect(ran.stderr).not.toMatch(/\.tmp| {4}at /)
  }
})

// signals are sent otherwise there
test.skipIf(process.platform === 'win32')('Ctrl-C ends an import whose thread does not listen', async () => {
  const held = join(folder, 'held.sqlite')
  await galley(['import', samples, '--cache', held])
  // another program writes for longer than an import waits
  const hold = `const D = require('better-sqlite3'); const db = new D(process.argv[1]); db.exec('BEGIN IMMEDIATE')
    console.log('held'); setTimeout(() => undefined, 600000)`
  const holder = spawn(process.execPath, ['-e', hold, held], { cwd: import.meta.dirname })
  await once(holder.stdout, 'data')
  const more = write('more.jsonl', [profileRecord('c-2', { Name: 'Bo' })])
  const child = spawn(process.execPath, [program, 'import', more, '--cache', held], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  await wait(1_000)
  child.kill('SIGINT')
  child.kill('SIGINT')
  await ended
  expect(child.exitCode ?? child.signalCode).not.toBe(0)
  holder.kill('SIGKILL')
})
