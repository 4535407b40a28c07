import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PinFile } from '#shared/proof/expectations/pin'
import type { ProofJson } from '#shared/proof/proof-json'
import { galley, json, profileRecord, temporaryFolder } from './run-galley.ts'
import { posixTest } from '../posix.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const title = 'Hi {{ @Profile - First Name | default: "you" }}'
const other = 'Hello {{ @Profile - First name | default: "you" }}'
const draftText = (value: string, more: object = {}) =>
  JSON.stringify({ galley: 1, name: 'Cart', pairs: [{ key: 'title', value }], ...more })
const proof = (draft: string, ...args: readonly string[]) => galley(['proof', draft, '--cache', cache, ...args])
const expectationsIn = (run: Parameters<typeof json>[0]) => json<ProofJson>(run).expectations
const pinsOf = (draft: string) => draft.replace('.galley.', '.expect.')
const pinsIn = (draft: string) => (JSON.parse(readFileSync(pinsOf(draft), 'utf8')) as PinFile).pins

beforeAll(async () => {
  const people = write('people.jsonl', [
    profileRecord('mira@example.com', { Name: 'Mira Lind', 'First Name': 'Mira', City: 'Lund' }),
    profileRecord('cust-2', { 'First Name': 'Ada' }),
  ])
  expect((await galley(['import', people, '--cache', cache])).status).toBe(0)
})

/** A draft with both users pinned. */
async function pinned(name: string, ...args: readonly string[]): Promise<string> {
  const draft = write(`${name}.galley.json`, draftText(title))
  const { status, stderr } = await proof(draft, '--pin', 'mira@example.com', '--pin', 'cust-2', ...args)
  expect([status, stderr]).toEqual([0, ''])
  return draft
}

describe('galley proof --expect', () => {
  test('holds while the pinned users get what they got, and fails with the difference when a text changes', async () => {
    const draft = await pinned('changes')
    const before = readFileSync(pinsOf(draft), 'utf8')
    const held = await proof(draft, '--expect', '--json')
    expect([held.status, expectationsIn(held)]).toMatchObject([0, { held: 2, changed: [], missing: [] }])
    write('changes.galley.json', draftText(other))
    const changed = await proof(draft, '--expect', '--fail-on', 'error')
    expect(changed.status).toBe(1)
    expect(changed.stdout).toContain('2 pinned users get something else now.')
    expect(changed.stdout).toContain('    - Hi Mira\n    + Hello you\n')
    expect(expectationsIn(await proof(draft, '--expect', '--json'))).toMatchObject({
      held: 0,
      changed: [
        { identity: 'mira@example.com', pair: 'title', before: 'Hi Mira', after: 'Hello you' },
        { identity: 'cust-2', pair: 'title', before: 'Hi Ada', after: 'Hello you' },
      ],
    })
    expect(readFileSync(pinsOf(draft), 'utf8')).toBe(before)
  })

  test('says which user is skipped now, and which gets the message', async () => {
    const draft = await pinned('audience')
    const where = [{ property: 'City', is: 'exists' }]
    write('audience.galley.json', draftText(title, { profileWhere: where }))
    const { changed, held } = expectationsIn(await proof(draft, '--expect', '--json')) ?? { changed: [], held: -1 }
    expect([held, changed]).toMatchObject([1, [{ identity: 'cust-2', pair: null, before: 'Gets the message.' }]])
    expect(changed[0]?.after).toBe("Gets nothing: the user does not meet the draft's profile conditions.")
    await proof(draft, '--expect', '--update')
    write('audience.galley.json', draftText(title))
    expect(expectationsIn(await proof(draft, '--expect', '--json'))?.changed).toMatchObject([
      { identity: 'cust-2', pair: null, after: 'Gets the message.' },
    ])
  })

  posixTest(
    'accepts with --update, in the file that a link names, with its permissions and unknown fields',
    async () => {
      const draft = await pinned('update')
      const real = join(folder, 'elsewhere.json')
      const file = JSON.parse(readFileSync(pinsOf(draft), 'utf8')) as object
      writeFileSync(real, JSON.stringify({ ...file, note: 'kept' }))
      chmodSync(real, 0o640)
      const linked = write('linked.galley.json', draftText(`Dear ${title}`))
      symlinkSync(real, pinsOf(linked))
      const run = await proof(linked, '--expect', '--update', '--json')
      expect([run.status, expectationsIn(run)]).toMatchObject([0, { changed: [{}, {}], updated: true }])
      expect(JSON.parse(readFileSync(real, 'utf8'))).toMatchObject({
        note: 'kept',
        pins: [{ texts: { title: 'Dear Hi Mira' } }, { texts: { title: 'Dear Hi Ada' } }],
      })
      expect(statSync(real).mode & 0o777).toBe(0o640)
      expect((await proof(linked, '--expect')).status).toBe(0)
    },
  )

  test('needs no samples where the pins keep their properties', async () => {
    const draft = await pinned('kept', '--keep')
    for (const args of [[], ['--cache', join(folder, 'none.sqlite')]]) {
      const run = await galley(['proof', draft, '--expect', '--json', ...args])
      expect([run.status, json<ProofJson>(run)]).toMatchObject([0, { recipients: 0, expectations: { held: 2 } }])
      expect(run.stderr).toContain('There are no samples')
    }
    write('kept.galley.json', draftText(other))
    const changed = await galley(['proof', draft, '--expect'])
    expect(changed.status).toBe(1)
    expect(changed.stdout).toContain('+ Hello you')
    expect((await galley(['proof', draft, '--expect', '--update'])).status).toBe(0)
    expect((await galley(['proof', draft, '--expect', '--min-coverage', '0'])).status).toBe(1)
    expect(existsSync(join(folder, 'none.sqlite'))).toBe(false)
  })

  test('lists as missing whom the samples do not have, and fails', async () => {
    const draft = await pinned('missing')
    const run = await galley(['proof', draft, '--expect', '--json'])
    expect([run.status, expectationsIn(run)]).toMatchObject([1, { missing: ['mira@example.com', 'cust-2'] }])
    expect((await galley(['proof', draft, '--expect'])).stdout).toContain('cust-2 is not in the samples')
    expect((await galley(['proof', draft, '--expect', '--cache', join(folder, 'none.sqlite')])).status).toBe(3)
  })

  test('masks pins in their file and in every report', async () => {
    const masked = await pinned('masked', '--mask')
    expect(readFileSync(pinsOf(masked), 'utf8')).not.toMatch(/mira|cust-2|Ada/i)
    expect(pinsIn(masked)).toMatchObject([
      { identity: '‹user 1›', masked: true, texts: { title: 'Hi ‹First Name 1›' } },
      { identity: '‹user 2›', masked: true, texts: { title: 'Hi ‹First Name 2›' } },
    ])
    const draft = await pinned('open', '--keep')
    write('open.galley.json', draftText(`Hey, ${title}`))
    for (const cachePath of [cache, join(folder, 'none.sqlite')]) {
      for (const args of [['--json'], [], ['--report', 'html'], ['--report', 'junit']]) {
        const run = await galley(['proof', draft, '--cache', cachePath, '--expect', '--mask', ...args])
        expect(run.status).toBe(1)
        expect(run.stdout).not.toMatch(/mira|cust-2|Ada/i)
        expect(run.stdout).toContain('First Name')
      }
    }
  })

  test('has one test case a pin in JUnit, and the changed pins first in HTML', async () => {
    const draft = await pinned('reports')
    write('reports.galley.json', draftText(`{{ @Profile - City | default: "" }}${title}`))
    const junit = (await proof(draft, '--expect', '--report', 'junit')).stdout
    expect(junit).toContain('<testsuite name="Pinned users" tests="2" failures="1"')
    expect(junit).toContain('<failure message="title: “Hi Mira” → “LundHi Mira”" type="changed"/>')
    expect(junit).toContain('name="cust-2" time="0"></testcase>')
    const html = (await proof(draft, '--expect', '--report', 'html')).stdout
    expect(html.indexOf('1 pinned user gets something else now.')).toBeLessThan(html.indexOf('Coverage</dt>'))
    expect(html).toContain('<del>Hi</del> Mira</td><td dir="auto"><ins>LundHi</ins> Mira')
  })

  test.each<[string, string, RegExp]>([
    ['broken', '{"galleyExpect": 1, "pins": [', /^galley: broken\.expect\.json is not readable JSON\. Line 1/],
    ['newer', '{"galleyExpect": 2, "pins": []}', /newer Galley/],
    ['foreign', '{"galley": 1, "pairs": []}', /does not hold pinned users/],
    ['wrong', '{"galleyExpect": 1, "pins": [{}]}', /“identity” is missing\. Add it\./],
  ])('refuses a file that is %s, and leaves it as it is', async (name, text, says) => {
    const draft = write(`${name}.galley.json`, draftText(title))
    write(`${name}.expect.json`, text)
    for (const args of [['--expect'], ['--expect', '--update'], ['--pin', 'cust-2']]) {
      const run = await proof(draft, ...args)
      expect([run.status, run.stdout]).toEqual([3, ''])
      expect(run.stderr).toMatch(says)
    }
    expect(readFileSync(pinsOf(draft), 'utf8')).toBe(text)
  })

  test('says so where no user is pinned, and where a user to pin is not in the samples', async () => {
    const draft = write('none.galley.json', draftText(title))
    const none = await proof(draft, '--expect')
    expect([none.status, none.stderr]).toEqual([3, expect.stringContaining('There are no pinned users')])
    const unknown = await proof(draft, '--pin', 'cust-99')
    expect([unknown.status, unknown.stderr]).toEqual([3, expect.stringContaining('no user “cust-99”')])
    expect(existsSync(pinsOf(draft))).toBe(false)
  })

  test.each([
    [['--update'], /Give it together with --expect/],
    [['--keep'], /Give it together with --pin/],
    [['--expect', '--report', 'html', '--out', pinsOf(join(folder, 'none.galley.json'))], /is read for this/],
  ])('refuses %j', async (args, says) => {
    const draft = write('none.galley.json', draftText(title))
    write('none.expect.json', '{"galleyExpect": 1, "pins": []}')
    const { status, stdout, stderr } = await proof(draft, ...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(says)
  })
})
