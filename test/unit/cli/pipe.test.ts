import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { galley, jsonLines, program, type Ran, temporaryFolder } from './run-galley.ts'
import { posixTest } from '../posix.ts'

const { path: folder, write } = temporaryFolder()
const draftText = JSON.stringify({
  galley: 1,
  id: 'x',
  trigger: { kind: 'live-action', event: 'Charged', where: [] },
  pairs: [{ key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' }],
})
const draft = write('draft.galley.json', draftText)
const broken = write('broken.galley.json', draftText.replace('|', '| |'))
const charged = { name: 'Charged', ts: 1_767_225_600_000, properties: {} }
const ready = { profile: { Identity: 'c-1', Name: 'Mira' }, event: charged }
const whole = { profile: { Identity: 'c-1', Name: 'Mira' }, events: [charged] }

/** What the last line of standard error says. */
function summaryOf({ stderr }: Ran): unknown {
  return JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '')
}

test('the last line of standard error counts the answers, and says of which draft and clock they are', async () => {
  const input = jsonLines([ready, { profile: { Identity: 'c-2' } }, { profile: 7 }])
  const ran = await galley(['pipe', draft, '--as-of', '2026-06-15T18:30:00Z'], { input })
  expect(ran.status).toBe(0)
  expect(summaryOf(ran)).toEqual({
    ...{ read: 3, written: 1, skipped: { 'no-trigger-event': 1 }, errors: 1 },
    firstErrors: [{ line: 3, code: 'wrong-shape' }],
    draft: createHash('sha256').update(draftText).digest('hex'),
    asOf: '2026-06-15T18:30:00.000Z',
  })
})

test('the summary tells of events that are probably in seconds', async () => {
  const seconds = { ...ready, event: { ...charged, ts: charged.ts / 1000 } }
  const ran = await galley(['pipe', draft], { input: jsonLines([ready, seconds]) })
  expect(ran.status).toBe(0)
  expect(ran.stderr).toMatch(/^galley: 1 line has an event before 1973\./)
  expect(summaryOf(ran)).toMatchObject({ written: 2, early: 1 })
  expect(summaryOf(await galley(['pipe', draft], { input: jsonLines([ready]) }))).not.toHaveProperty('early')
})

test('bad lines end with 0, and with 1 where that is asked for', async () => {
  for (const input of ['bad\n', 'bad\nworse\n']) {
    expect((await galley(['pipe', draft], { input })).status).toBe(0)
    expect((await galley(['pipe', draft, '--fail-on-errors'], { input })).status).toBe(1)
  }
  expect((await galley(['pipe', draft, '--fail-on-errors'], { input: jsonLines([ready]) })).status).toBe(0)
})

test('a draft with errors is refused before anything is answered, unless it is forced', async () => {
  const refused = await galley(['pipe', broken], { input: jsonLines([ready]) })
  expect(refused).toMatchObject({ status: 3, stdout: '' })
  expect(refused.stderr).toMatch(/has 1 error, so nothing was answered\. In “title”: .*--force/)
  const forced = await galley(['pipe', broken, '--force'], { input: jsonLines([ready]) })
  expect(forced.status).toBe(0)
  expect(forced.stdout).toContain('"customer_id":"c-1"')
})

describe('deciding', () => {
  test('needs a clock', async () => {
    const ran = await galley(['pipe', draft, '--decide'], { input: jsonLines([whole]) })
    expect(ran).toMatchObject({ status: 2, stdout: '' })
    expect(ran.stderr).toContain('--as-of')
  })

  test('takes the events of a line at or before it', async () => {
    const answer = async (asOf: string) => {
      const { stdout } = await galley(['pipe', draft, '--decide', '--as-of', asOf], { input: jsonLines([whole]) })
      return JSON.parse(stdout) as object
    }
    expect(await answer('2026-01-01T00:00:00Z')).toMatchObject({ user_identities: { customer_id: 'c-1' } })
    expect(await answer('2025-12-31T23:59:59Z')).toEqual({ skipped: 'no-trigger-event', identity: 'c-1' })
  })
})

test('a folder as standard input answers 3', async () => {
  const ran = await shell(`"${process.execPath}" "${program}" pipe "${draft}" < "${folder}"`)
  expect(ran).toMatchObject({ status: 3, stdout: '' })
  expect(ran.stderr).toContain('is a folder')
})

posixTest('a reader that had enough ends it with 0, and quietly', async () => {
  const lines = write('many.ndjson', jsonLines(Array.from({ length: 20_000 }, () => ready)))
  const piped = `"${process.execPath}" "${program}" pipe "${draft}" < "${lines}"; echo $? >&2`
  const ran = await shell(`(${piped}) | head -n 1`)
  expect(ran.stdout.split('\n')).toHaveLength(2)
  expect(ran.stderr).toBe('0\n')
})

test.runIf(existsSync('/dev/full'))('no room for the answers answers 3, with a sentence', async () => {
  const lines = write('one.ndjson', jsonLines([ready]))
  const ran = await shell(`"${process.execPath}" "${program}" pipe "${draft}" < "${lines}" > /dev/full`)
  expect(ran).toMatchObject({ status: 3 })
  expect(ran.stderr).toMatch(/^galley: The output cannot be written: there is no room left\..*\n$/)
})

test('loads no SQLite', async () => {
  const trace = write('trace.cjs', loadsInto(`${folder}/loaded.txt`))
  const ran = await galley(['pipe', draft], {
    input: jsonLines([ready]),
    env: { NODE_OPTIONS: `--require "${trace}"` },
  })
  expect(ran.status).toBe(0)
  expect(readFileSync(`${folder}/loaded.txt`, 'utf8')).not.toContain('better-sqlite3')
})

/** Writes the names of all CommonJS modules that a process has loaded when it ends. */
function loadsInto(path: string): string {
  return `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(path)}, 'ended ' + Object.keys(require.cache).join()))`
}

function shell(line: string): Promise<Ran> {
  const child = spawn('sh', ['-c', line])
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  return new Promise((resolve) => {
    child.on('close', (status) => {
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    })
  })
}
