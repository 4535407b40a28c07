import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { eventRecord, galley, json, profileRecord, program, temporaryFolder } from './run-galley.ts'
import { posixTest } from '../posix.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const fine = write('fine.galley.json', JSON.stringify({ galley: 1, id: 'x', pairs: [{ key: 'a', value: 'b' }] }))
const samples = write('samples.jsonl', [
  profileRecord('c-1', { Name: 'Mira' }),
  eventRecord('c-1', 'Charged', 1_767_225_600),
])

beforeAll(async () => {
  await galley(['import', samples, '--cache', cache])
})

describe('wrong usage answers 2, and says so on standard error alone', () => {
  test.concurrent.each<[string, RegExp]>([
    ['', /Usage: galley/],
    ['frobnicate', /unknown command 'frobnicate'/],
    ['--frobnicate', /unknown option '--frobnicate'/],
    ['import', /Name the files to import: galley import FILE/],
    ['import x.json --format xml', /clevertap-upload/],
    ['import x.json --time-zone Mars/Base', /“Mars\/Base” is no time zone/],
    ['check', /missing required argument 'draft'/],
    ['check DRAFT --fail-on never', /Allowed choices are error, warning, info/],
    ['check DRAFT another', /too many arguments/],
    ['preview DRAFT --user a --random 1', /Give one of them/],
    ['preview DRAFT --random many', /--random takes a whole number/],
    ['preview DRAFT --event 0 --cache CACHE', /--event takes a whole number from 1 upwards/],
    ['preview DRAFT --as-of yesterday --cache CACHE', /--as-of takes a moment such as/],
    ['preview DRAFT --user', /argument missing/],
    ['export DRAFT', /required option '--out <path>'/],
    ['export DRAFT --out x --shape csv', /Allowed choices are batch, ndjson, bulk/],
    ['export DRAFT --out x --limit 0', /--limit takes a whole number from 1 upwards/],
    ['pipe DRAFT --as-of 2026-13-01', /--as-of takes a moment/],
    ['pipe DRAFT --decide', /--decide needs a clock/],
    ['samples --jsn', /unknown option '--jsn'/],
    ['forget --cache CACHE', /add --yes/],
    ['forget CACHE --yes', /too many arguments/],
  ])('galley %s', async (line, message) => {
    const args = line
      .replace('DRAFT', fine)
      .replace('CACHE', cache)
      .split(' ')
      .filter((arg) => arg !== '')
    const ran = await galley(args)
    expect(ran).toMatchObject({ status: 2, stdout: '' })
    expect(ran.stderr).toMatch(message)
    expect(ran.stderr).not.toContain('    at ')
  })
})

describe('what cannot be read answers 3, with a sentence', () => {
  const broken = write('broken.galley.json', '{"galley":1,')
  const newer = write('newer.galley.json', '{"galley":99,"pairs":[]}')
  const wrong = write('wrong.galley.json', '{"galley":1,"pairs":7}')
  test.concurrent.each<[string, readonly string[], RegExp]>([
    ['a missing cache', ['samples', '--cache', join(folder, 'none.sqlite')], /There is no cache at/],
    ['a missing cache at its usual place', ['samples'], /There is no cache at \/nowhere\/samples\.sqlite/],
    ['a cache that is a text file', ['samples', '--cache', samples], /is not a Galley cache/],
    ['an import into a text file', ['import', samples, '--cache', samples], /is not a Galley cache/],
    ['a cache that is a folder', ['import', samples, '--cache', folder], /is a folder\. Name the file/],
    [
      'rejects in a folder that is not there',
      ['import', samples, '--cache', cache, '--rejects', join(folder, 'no/x')],
      /rejects cannot be written/,
    ],
    ['a missing draft', ['check', join(folder, 'none.galley.json'), '--cache', cache], /there is no such file/],
    ['a folder as draft', ['check', folder, '--cache', cache], /it is a folder/],
    ['a broken draft', ['preview', broken, '--cache', cache], /not readable JSON/],
    ['a newer draft', ['pipe', newer], /newer Galley/],
    [
      'a draft with a wrong field',
      ['export', wrong, '--out', '-', '--cache', cache],
      /but “pairs” is a list in brackets/,
    ],
    [
      'an export to a folder that is not there',
      ['export', fine, '--out', join(folder, 'no/x.ndjson'), '--cache', cache],
      /folder of .* does not exist/,
    ],
  ])('%s', async (_title, args, message) => {
    const ran = await galley(args)
    expect(ran).toMatchObject({ status: 3, stdout: '' })
    expect(ran.stderr).toMatch(message)
    expect(ran.stderr).not.toContain('    at ')
  })
})

describe('the help', () => {
  test('of every command describes every option, and answers 0', async () => {
    const { stdout } = await galley(['--help'])
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name ?? '')
    expect(commands).toEqual(
      expect.arrayContaining(['import', 'samples', 'forget', 'check', 'preview', 'export', 'pipe']),
    )
    const helps = await Promise.all(commands.map((name) => galley([name, '--help'])))
    for (const help of helps) {
      expect(help).toMatchObject({ status: 0, stderr: '' })
      expect(help.stdout.split('\n').filter((line) => /^ {2}-\S+(?:, --\S+| \S+)*$/.test(line))).toEqual([])
    }
  })

  test('has a version', async () => {
    const ran = await galley(['--version'])
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect(ran.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  posixTest('its first round works where the bundled samples are, and names no folder', async () => {
    const samplesFolder = join(import.meta.dirname, '../../../resources/samples')
    const { stdout } = await galley(['--help'])
    const lines = [...stdout.matchAll(/^ {2}galley (.*)$/gm)].map(([, line]) => line ?? '')
    expect(lines.length).toBeGreaterThan(2)
    expect(stdout).not.toContain('resources')
    for (const line of lines) {
      const ran = await shell(`"${process.execPath}" "${program}" ${line}`, samplesFolder, join(folder, 'round.sqlite'))
      expect(ran, line).toBeLessThanOrEqual(1)
    }
  })
})

function shell(line: string, cwd: string, galleyCache: string): Promise<number | null> {
  const child = spawn('sh', ['-c', line], { cwd, env: { ...process.env, GALLEY_CACHE: galleyCache }, stdio: 'ignore' })
  return new Promise((resolve) => child.on('close', resolve))
}

describe('what people read', () => {
  const escape = '\u001b[31mred\u0007\u009b2J\r\b'
  const hostile = write('hostile.jsonl', [
    profileRecord(`h-${escape}`, { [`na${escape}me`]: `va${escape}lue`, Name: escape, Gone: null }),
    eventRecord(`h-${escape}`, `Ev${escape}ent`, 1_767_225_600, { p: escape }),
    profileRecord('', { x: escape }),
    { identity: 'y', type: escape },
  ])
  const catalog = write(`Cat\u001b[31m.csv`, `Identity,Name\nx,${escape}\n`)
  const draft = write(
    'hostile.galley.json',
    JSON.stringify({
      galley: 1,
      id: 'x',
      trigger: { kind: 'live-action', event: `Ev${escape}ent`, where: [] },
      pairs: [
        {
          key: `k${escape}`,
          value: `{{ @Profile - na${escape}me }} {{ @Profile - No${escape} | default: "${escape}" }}`,
        },
        { key: `k${escape}`, value: `{{ @Event - p }} {{ @"X${escape}" - y }} {{ @Profile - Gone }}` },
      ],
      payload: { identities: { [`id${escape}`]: 'Name', customer_id: 'Identity' } },
    }),
  )
  const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/

  test('has no control character of the data in it, and no colours where it is no terminal', async () => {
    const own = join(folder, 'hostile.sqlite')
    const imported = await galley(['import', hostile, catalog, join(folder, `no\u001bne`), '--cache', own])
    expect(imported.status).toBe(3)
    const runs = await Promise.all([
      galley(['samples', '--cache', own]),
      galley(['check', draft, '--cache', own]),
      galley(['preview', draft, '--cache', own]),
      galley(['preview', draft, '--user', `h-${escape}`, '--event', '2', '--cache', own]),
      galley(['preview', draft, '--user', `n${escape}`, '--cache', own]),
      galley(['export', draft, '--out', join(folder, 'h.ndjson'), '--cache', own]),
      galley(['export', draft, '--out', '-', '--cache', own]),
      galley(['check', join(folder, `\u001b[31m.json`)]),
    ])
    for (const { stdout, stderr } of [imported, ...runs]) {
      expect(stdout.split('\n').filter((line) => controls.test(line))).toEqual([])
      expect(stderr.split('\n').filter((line) => controls.test(line))).toEqual([])
    }
    expect(runs[2].stdout).toContain('red')
  })

  test('has colours where they are asked for', async () => {
    const ran = await galley(['samples', '--cache', cache], { env: { FORCE_COLOR: '1' } })
    expect(ran.stdout).toContain('\u001b[')
  })
})

posixTest('a reader that closes early ends a command quietly', async () => {
  const many = write(
    'many.jsonl',
    Array.from({ length: 3_000 }, (_, i) => profileRecord(`m-${String(i)}`, { [`p${String(i)}`]: i })),
  )
  const own = join(folder, 'many.sqlite')
  await galley(['import', many, '--cache', own])
  for (const line of [`samples --json`, `samples`, `export "${fine}" --out -`]) {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${program}" ${line} --cache "${own}" | head -n 1`])
    const said: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    await new Promise((resolve) => child.on('close', resolve))
    expect(Buffer.concat(said).toString(), line).toBe('')
  }
})

test('--json prints one document and nothing else, also for findings', async () => {
  const file = write(
    'findings.galley.json',
    JSON.stringify({ galley: 1, pairs: [{ key: '', value: '{{ @Profile - Nam }}' }] }),
  )
  const ran = await galley(['check', file, '--cache', cache, '--json'])
  expect(ran).toMatchObject({ status: 1, stderr: '' })
  const { diagnostics } = json<{ diagnostics: Record<string, unknown>[] }>(ran)
  expect(diagnostics.length).toBeGreaterThan(1)
  for (const diagnostic of diagnostics) {
    expect(Object.keys(diagnostic)).toEqual(
      expect.arrayContaining(['code', 'severity', 'message', 'pair', 'span', 'fixes']),
    )
  }
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ code: 'unknown-property', pair: 0, span: { start: 14, end: 17 } }),
  )
})
