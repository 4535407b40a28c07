import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
const program = join(root, 'electron/cli/galley.mjs')
const reportMemory = join(root, 'test/bench/report-memory.mjs')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** What the process took at most, in MB; 0 where it was killed. */
  readonly megabytes: number
  readonly seconds: number
}

/** Runs the command line to its end. One that takes longer than `seconds` is ended, and has no status. */
export async function galley(args: readonly string[], seconds = 120): Promise<Ran> {
  const from = performance.now()
  const child = spawn(process.execPath, ['--import', reportMemory, program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1_000,
    killSignal: 'SIGKILL',
  })
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    return () => Buffer.concat(chunks).toString()
  })
  await once(child, 'close')
  const stderr = err?.() ?? ''
  // each thread of the process says so
  const memory = /peak resident (\d+) KB\n/g
  return {
    status: child.exitCode,
    stdout: out?.() ?? '',
    stderr: stderr.replaceAll(memory, ''),
    megabytes: Math.max(0, ...[...stderr.matchAll(memory)].map(([, kilobytes]) => Number(kilobytes))) / 1000,
    seconds: (performance.now() - from) / 1000,
  }
}

/** Begins a run of the command line that is to be killed; what it prints is dropped. */
export function startGalley(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], { stdio: 'ignore' })
}

/** Kills a process when that many milliseconds have gone by. Returns whether it was still running. */
export async function killAfter(child: ChildProcess, milliseconds: number): Promise<boolean> {
  const exited = once(child, 'exit')
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await exited
  clearTimeout(timer)
  return child.signalCode === 'SIGKILL'
}

/** Throws where a run ended in any other way than these, or said what only a developer understands. */
export function assertEnded(ran: Ran, ...statuses: readonly number[]): void {
  const said = `${ran.stderr.slice(0, 600)}${ran.stdout.slice(0, 200)}`
  assert.ok(ran.status !== null, `it did not end within ${ran.seconds.toFixed(0)} s, or crashed. ${said}`)
  assert.ok(statuses.includes(ran.status), `ended with ${ran.status} where ${statuses.join(' or ')} was due: ${said}`)
  assert.doesNotMatch(ran.stderr + ran.stdout, /\n {4}at |something went wrong that should not/, `a trace: ${said}`)
  if (ran.status === 3) assert.match(ran.stderr + ran.stdout, /\w/, 'failed without a word')
}
