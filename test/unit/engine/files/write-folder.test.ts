import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asideName } from '../../../../electron/engine/files/temporary-name.ts'
import { openFolder } from '../../../../electron/engine/files/write-folder.ts'
import { posixTest } from '../../posix.ts'

let parent = ''
let target = ''

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'galley-folder-'))
  target = join(parent, 'export')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777
const ours = () => Promise.resolve(true)
const foreign = () => Promise.resolve(false)

test('a folder cannot be seen before it is whole', async () => {
  const folder = await openFolder(target, foreign)
  await folder.add('a.json', 'a')
  expect(readdirSync(parent)).not.toContain('export')
  await folder.commit()
  await folder.discard()
  expect(readdirSync(parent)).toEqual(['export'])
  expect(readFileSync(join(target, 'a.json'), 'utf8')).toBe('a')
})

test('takes the place of an empty folder, and of one that is ours', async () => {
  mkdirSync(target)
  const first = await openFolder(target, foreign)
  await first.add('old.json', '')
  await first.commit()
  const second = await openFolder(`${target}/`, ours)
  await second.add('new.json', '')
  await second.commit()
  expect(readdirSync(target)).toEqual(['new.json'])
  expect(readdirSync(parent)).toEqual(['export'])
})

posixTest('a folder can be read by its owner only, unless it replaces one that others may read', async () => {
  const first = await openFolder(target, ours)
  await first.add('a.json', '')
  const [temporary = ''] = readdirSync(parent)
  expect([modeOf(join(parent, temporary)), modeOf(join(parent, temporary, 'a.json'))]).toEqual([0o700, 0o600])
  await first.commit()
  expect([modeOf(target), modeOf(join(target, 'a.json'))]).toEqual([0o700, 0o600])
  chmodSync(target, 0o755)
  chmodSync(join(target, 'a.json'), 0o644)
  const second = await openFolder(target, ours)
  await second.add('a.json', '')
  await second.add('b.json', '')
  await second.commit()
  expect(modeOf(target)).toBe(0o755)
  expect(['a.json', 'b.json'].map((name) => modeOf(join(target, name)))).toEqual([0o644, 0o600])
})

test('what was killed while it replaced a folder is mended by the next one', async () => {
  const ended = String(spawnSync(process.execPath, ['--version']).pid)
  for (const name of ['export', 'another']) {
    const aside = join(parent, asideName(name).replace(`-${String(process.pid)}-`, `-${ended}-`))
    mkdirSync(aside)
    writeFileSync(join(aside, 'old.json'), 'old')
  }
  const folder = await openFolder(target, ours)
  expect(readFileSync(join(target, 'old.json'), 'utf8')).toBe('old')
  await folder.discard()
  expect(readdirSync(parent).filter((name) => name.startsWith('.'))).toHaveLength(1)
})

test('refuses a folder with files of someone else, and a file', async () => {
  mkdirSync(target)
  writeFileSync(join(target, 'thesis.doc'), '')
  await expect(openFolder(target, foreign)).rejects.toMatchObject({
    kind: 'file:not-ours',
    message: expect.stringContaining('Choose an empty or a new folder') as string,
  })
  await expect(openFolder(join(target, 'thesis.doc'), ours)).rejects.toMatchObject({ kind: 'file:not-ours' })
  await expect(openFolder(join(parent, 'missing', 'export'), ours)).rejects.toMatchObject({ kind: 'file:no-folder' })
  expect(readdirSync(target)).toEqual(['thesis.doc'])
})

test('a discarded folder leaves the old one, and closes what was begun', async () => {
  mkdirSync(target)
  writeFileSync(join(target, 'old.json'), 'old')
  const folder = await openFolder(target, ours)
  const file = await folder.begin('new.json')
  await file.write('new')
  await folder.discard()
  expect(readdirSync(target)).toEqual(['old.json'])
  expect(readdirSync(parent)).toEqual(['export'])
})
