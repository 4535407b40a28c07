import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { Properties } from '#shared/sample/value'

export const program = join(import.meta.dirname, '../../../electron/cli/galley.mjs')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

interface RunOptions {
  readonly input?: string | Buffer
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the command line as a user would, without a terminal. */
export function galley(args: readonly string[], { input = '', cwd, env = {} }: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, GALLEY_CACHE: '/nowhere/samples.sqlite', ...env },
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve) => {
    child.on('close', (status) => {
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    })
  })
}

/** The one JSON document that a run printed. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- every test knows its own document
export function json<Document>({ stdout }: Ran): Document {
  return JSON.parse(stdout) as Document
}

/** A folder of the test file's own, gone when it is done. */
export function temporaryFolder(): {
  readonly path: string
  readonly write: (name: string, content: Content) => string
} {
  const path = mkdtempSync(join(tmpdir(), 'galley-cli-'))
  afterAll(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return {
    path,
    write(name, content) {
      const file = join(path, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : jsonLines(content))
      return file
    },
  }
}

type Content = string | Buffer | readonly unknown[]

export function jsonLines(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

export function profileRecord(identity: string, profileData: Properties, ts?: number) {
  return { identity, type: 'profile', ...(ts === undefined ? {} : { ts }), profileData }
}

/** `ts` in seconds. */
export function eventRecord(identity: string, evtName: string, ts: number, evtData: Properties = {}) {
  return { identity, type: 'event', ts, evtName, evtData }
}
