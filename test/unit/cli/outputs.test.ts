import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { holdsOneOf, isOneOf } from '../../../electron/engine/files/same-file.ts'
import { eventRecord, galley, profileRecord, temporaryFolder } from './run-galley.ts'

const { path: folder, write } = temporaryFolder()
const cache = join(folder, 'samples.sqlite')
const samples = write('samples.jsonl', [
  profileRecord('c-1', { Name: 'Mira' }),
  eventRecord('c-1', 'Charged', 1_767_225_600),
  profileRecord('', {}),
])
const draft = write('in/a.galley.json', JSON.stringify({ galley: 1, id: 'x', pairs: [{ key: 'a', value: 'b' }] }))

beforeAll(async () => {
  expect(await galley(['import', samples, '--cache', cache])).toMatchObject({ status: 1 })
  symlinkSync(draft, join(folder, 'link.json'))
  linkSync(samples, join(folder, 'other name.jsonl'))
  symlinkSync(folder, join(folder, 'round'))
})

const bytesOf = () => [cache, samples, draft].map((path) => readFileSync(path).toString('base64'))

describe('an output that is an input is refused before anything is opened', () => {
  const exported = ['export', draft, '--cache', cache, '--out']
  const imported = ['import', samples, '--cache', cache, '--rejects']
  test.each<[string, readonly string[]]>([
    ['the rejects over the samples', [...imported, samples]],
    ['the rejects over the samples by a hard link', [...imported, join(folder, 'other name.jsonl')]],
    ['the rejects over the samples by a linked folder', [...imported, join(folder, 'round', 'samples.jsonl')]],
    ['the rejects over the cache', [...imported, cache]],
    ['the rejects over the log of the cache', [...imported, `${cache}-wal`]],
    [
      'the rejects over a cache that is not there yet',
      ['import', samples, '--cache', 'new', '--rejects', './in/../new'],
    ],
    ['an export over its cache', [...exported, cache]],
    ['an export over its draft', [...exported, draft]],
    ['an export over its draft by a link', [...exported, join(folder, 'link.json')]],
    ['an export in place of the folder of its draft', [...exported, join(folder, 'in'), '--shape', 'bulk']],
    ['an export in place of a folder above its draft', [...exported, join(folder, 'round'), '--shape', 'batch']],
  ])('%s', async (_title, args) => {
    const [before, names] = [bytesOf(), readdirSync(folder)]
    const ran = await galley(args, { cwd: folder })
    expect(ran).toMatchObject({ status: 2, stdout: '' })
    expect(ran.stderr).toMatch(
      /^galley: .*“.*” (is read|holds a file that is read) for this, .* Name another (file|folder)\.\n$/,
    )
    expect(bytesOf()).toEqual(before)
    expect(readdirSync(folder)).toEqual(names)
  })

  test('the manifest and the refused batches beside an export as well', async () => {
    for (const ending of ['manifest.json', 'refused.ndjson']) {
      const own = join(folder, `x.${ending}`)
      copyFileSync(draft, own)
      const ran = await galley(['export', own, '--cache', cache, '--out', join(folder, 'x')])
      expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining(ending) as string })
      expect(readFileSync(own)).toEqual(readFileSync(draft))
    }
  })
})

test('another file of the same name is none of the inputs', () => {
  mkdirSync(join(folder, 'far', 'deep'), { recursive: true })
  expect(isOneOf(join(folder, 'far', basename(samples)), [samples])).toBe(false)
  expect(isOneOf(join(folder, 'far', '..', basename(samples)), [samples])).toBe(true)
  expect(holdsOneOf(join(folder, 'far'), [samples])).toBe(false)
  expect(holdsOneOf(join(folder, 'far'), [join(folder, 'far', 'deep', 'not yet')])).toBe(true)
})

describe('a file of rejects is replaced by a whole import alone', () => {
  const typed = '{"raw":"corrected by hand"}\n'

  test.each<[string, readonly string[]]>([
    ['where no file could be read', [join(folder, 'none.jsonl')]],
    ['where one of the files could not be read', [samples, join(folder, 'none.jsonl')]],
  ])('%s it stays as it was', async (_title, files) => {
    const rejects = write('rejects.jsonl', typed)
    const ran = await galley(['import', ...files, '--cache', cache, '--rejects', rejects])
    expect(ran).toMatchObject({ status: 3 })
    expect(ran.stderr).toContain(`“${rejects}” was not written`)
    expect(ran.stdout).not.toContain(rejects)
    expect(readFileSync(rejects, 'utf8')).toBe(typed)
  })

  test('and it is replaced by one that succeeds', async () => {
    const rejects = write('rejects.jsonl', typed)
    expect(await galley(['import', samples, '--cache', cache, '--rejects', rejects])).toMatchObject({ status: 1 })
    expect(readFileSync(rejects, 'utf8')).toContain('"line":3')
  })
})
