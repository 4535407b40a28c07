import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileErrorFrom } from '../../../../electron/engine/files/file-error.ts'
import { sweep } from '../../../../electron/engine/files/sweep.ts'
import { asideName, temporaryName } from '../../../../electron/engine/files/temporary-name.ts'
import { openAtomic, writeAtomic } from '../../../../electron/engine/files/write-atomic.ts'
import { posixTest } from '../../posix.ts'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-files-'))
  file = join(folder, 'draft.galley.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The name of a temporary file of that process on this computer. */
const nameOf = (id: number) => temporaryName().replace(`-${String(process.pid)}-`, `-${String(id)}-`)

/** The id of a process that has ended. */
const endedProcess = () => spawnSync(process.execPath, ['--version']).pid

const modeOf = (path: string) => statSync(path).mode & 0o777

test('writes a file and leaves nothing else behind', async () => {
  await writeAtomic(file, 'new é 👩🏽‍🚀')
  expect(readFileSync(file, 'utf8')).toBe('new é 👩🏽‍🚀')
  await writeAtomic(file, Buffer.from('newer'))
  expect(readFileSync(file, 'utf8')).toBe('newer')
  expect(readdirSync(folder)).toEqual(['draft.galley.json'])
})

test('a file that is written in pieces cannot be seen before it is whole', async () => {
  writeFileSync(file, 'old')
  const next = await openAtomic(file)
  await next.write('first, ')
  await next.write(Buffer.from('second'))
  expect(readFileSync(file, 'utf8')).toBe('old')
  await next.commit()
  await next.discard()
  expect(readFileSync(file, 'utf8')).toBe('first, second')
  expect(readdirSync(folder)).toEqual(['draft.galley.json'])
})

test('a file can be written in pieces without waiting for each', async () => {
  const next = await openAtomic(file, { ownerOnly: true })
  next.append('é first, ')
  next.append(Buffer.from('second, '))
  await next.write('third')
  expect(readdirSync(folder)).not.toContain('draft.galley.json')
  await next.commit()
  expect(readFileSync(file, 'utf8')).toBe('é first, second, third')
  expect(modeOf(file)).toBe(0o600)
})

test('what a killed process left behind is swept away, and nothing else', async () => {
  const kept = ['.galley-notes.tmp', nameOf(process.ppid), temporaryName(), asideName('x')]
  for (const name of [...kept, nameOf(endedProcess())]) writeFileSync(join(folder, name), 'half of it')
  await sweep(folder)
  expect(readdirSync(folder).sort()).toEqual(kept.sort())
  await sweep(join(folder, 'missing'))
})

test('what is older than a day is swept away, whichever process has that id now', async () => {
  const names = [nameOf(process.ppid), temporaryName(), nameOf(1).replace(/-[\da-f]{8}-/, '-00000000-')]
  for (const name of names) {
    writeFileSync(join(folder, name), '')
    utimesSync(join(folder, name), 0, Date.now() / 1000 - 2 * 24 * 60 * 60)
  }
  await sweep(folder)
  expect(readdirSync(folder)).toEqual([])
})

test('the next file that is written to a folder sweeps it first', async () => {
  writeFileSync(join(folder, nameOf(endedProcess())), 'half of it')
  await writeAtomic(file, 'new')
  expect(readdirSync(folder)).toEqual(['draft.galley.json'])
})

posixTest('what is not whole can be read by its owner only, whatever it replaces', async () => {
  writeFileSync(file, 'old')
  chmodSync(file, 0o644)
  const next = await openAtomic(file, { ownerOnly: 'if-new' })
  await next.write('new')
  const [temporary = ''] = readdirSync(folder).filter((name) => name.endsWith('.tmp'))
  expect(modeOf(join(folder, temporary))).toBe(0o600)
  await next.commit()
  expect(modeOf(file)).toBe(0o644)
  const other = join(folder, 'other')
  await writeAtomic(other, 'new', { ownerOnly: 'if-new' })
  expect(modeOf(other)).toBe(0o600)
})

test('a discarded file leaves the old one', async () => {
  writeFileSync(file, 'old')
  const next = await openAtomic(file)
  await next.write('new')
  await next.discard()
  await next.discard()
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['draft.galley.json'])
})

posixTest('keeps the permissions of the file it replaces, or makes it the owner’s alone', async () => {
  writeFileSync(file, 'old')
  chmodSync(file, 0o640)
  await writeAtomic(file, 'new')
  expect(modeOf(file)).toBe(0o640)
  await writeAtomic(file, 'newer', { ownerOnly: true })
  expect(modeOf(file)).toBe(0o600)
})

posixTest('follows a link to the file it names', async () => {
  const link = join(folder, 'link')
  writeFileSync(file, 'old')
  symlinkSync(file, link)
  await writeAtomic(link, 'new')
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['draft.galley.json', 'link'])
})

posixTest('takes a name as long as the disk allows', async () => {
  const long = join(folder, 'n'.repeat(255))
  await writeAtomic(long, 'new')
  expect(readFileSync(long, 'utf8')).toBe('new')
  await expect(writeAtomic(`${long}n`, 'new')).rejects.toMatchObject({ name: 'UserError', kind: 'file:too-long' })
})

test('says that a folder is in the way', async () => {
  mkdirSync(file)
  await expect(writeAtomic(file, 'new')).rejects.toMatchObject({
    kind: 'file:is-folder',
    message: `“${file}” is a folder. Give the name of a file.`,
  })
})

test('says that the folder is missing', async () => {
  const lost = join(folder, 'missing', 'a.json')
  await expect(writeAtomic(lost, 'new')).rejects.toMatchObject({
    kind: 'file:no-folder',
    message: expect.stringContaining('does not exist') as string,
  })
  writeFileSync(file, 'a file')
  await expect(writeAtomic(join(file, 'a.json'), 'new')).rejects.toMatchObject({ kind: 'file:no-folder' })
})

// a limit on the size of files stops a write in the middle, as a full disk does
test.skipIf(process.platform === 'win32')('a disk that is full leaves the old file, and says so', () => {
  writeFileSync(file, 'old')
  const module = fileURLToPath(new URL('../../../../electron/engine/files/write-atomic.ts', import.meta.url))
  const script = `import { writeAtomic } from '${module}'
    await writeAtomic(${JSON.stringify(file)}, 'x'.repeat(10_000_000))
      .catch(({ name, kind, message }) => console.log(JSON.stringify({ name, kind, message })))`
  const command = `trap '' XFSZ; ulimit -f 100; exec "$0" --input-type=module-typescript -e "$1"`
  const { stdout, stderr } = spawnSync('sh', ['-c', command, process.execPath, script], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({
    name: 'UserError',
    kind: 'file:full',
    message: `There is no room left to write “${file}”. Free some space or choose another disk; what was there before is unchanged.`,
  })
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['draft.galley.json'])
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be written leaves the old file', async () => {
  writeFileSync(file, 'old')
  chmodSync(folder, 0o500)
  await expect(writeAtomic(file, 'new')).rejects.toMatchObject({ kind: 'file:denied' })
  chmodSync(folder, 0o700)
  expect(readFileSync(file, 'utf8')).toBe('old')
})

test.each([
  ['ENOSPC', 'file:full'],
  ['EDQUOT', 'file:full'],
  ['EACCES', 'file:denied'],
  ['EPERM', 'file:denied'],
  ['EROFS', 'file:read-only'],
  ['EISDIR', 'file:is-folder'],
  ['ENOENT', 'file:no-folder'],
  ['EBUSY', 'file:in-use'],
  ['EIO', 'file:other'],
])('%s has a sentence', (code, kind) => {
  const error = Object.assign(new Error(code), { code, syscall: 'write' })
  expect(fileErrorFrom(error, 'a.json')).toMatchObject({
    kind,
    message: expect.stringMatching(/“a\.json”.*\.$/) as string,
  })
})

test('other errors stay as they are', () => {
  const bug = new TypeError('a bug')
  expect(fileErrorFrom(bug, 'a.json')).toBe(bug)
})
