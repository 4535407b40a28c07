import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync, openSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { UserError } from '../../../electron/engine/files/user-error.ts'
import { openLibrary } from '../../../electron/main/drafts/open-library.ts'
import { placesIn } from './places.ts'

const bundled = 'resources/samples'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-no-room-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const text = readFileSync(join(bundled, 'win-back.galley.json'), 'utf8')

/** A library whose list can no longer be written, with a draft in a folder of the user's. */
async function withoutList() {
  const library = await openLibrary(placesIn(join(folder, 'data')), bundled)
  const elsewhere = join(folder, 'elsewhere.galley.json')
  writeFileSync(elsewhere, text)
  rmSync(join(folder, 'data', 'library.json'))
  mkdirSync(join(folder, 'data', 'library.json'))
  return { library, elsewhere }
}

test('opens and lists drafts whose list cannot be written', async () => {
  const { library, elsewhere } = await withoutList()
  const added = await library.add(elsewhere)
  expect(added).toMatchObject({ value: { name: 'Win back', file: 'elsewhere.galley.json' } })
  for (const { id } of await library.list()) expect(await library.open(id)).toMatchObject({ ok: true })
  expect((await library.list()).map(({ file }) => file)).toContain('elsewhere.galley.json')
})

test('leaves a draft in the list that could not be deleted', async () => {
  const { library } = await withoutList()
  const before = (await library.list()).map(({ file }) => file).sort()
  const [first] = await library.list()
  await expect(library.remove(first?.id ?? '')).rejects.toBeInstanceOf(UserError)
  expect((await library.list()).map(({ file }) => file).sort()).toEqual(before)
  expect(await library.open(first?.id ?? '')).toMatchObject({ ok: true })
})

const mountsDisks = process.platform === 'linux' && process.getuid?.() === 0

test.runIf(mountsDisks)(
  'opens, lists and refuses to write on a full disk, and throws nothing but sentences',
  async () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk])
    try {
      await openLibrary(placesIn(disk), bundled)
      fill(join(disk, 'filler'))
      const library = await openLibrary(placesIn(disk), bundled)
      const elsewhere = join(folder, 'elsewhere.galley.json')
      writeFileSync(elsewhere, text)
      expect(await library.add(elsewhere)).toMatchObject({ ok: true })
      const list = await library.list()
      expect(list.map(({ file }) => file)).toContain('win-back.galley.json')
      for (const { id } of list) expect(await library.open(id)).toMatchObject({ ok: true })
      const id = list[1]?.id ?? ''
      await expect(library.keep(id, text)).rejects.toThrow(
        /^There is no room left on the disk, so what you edit is not kept/,
      )
      await expect(library.create('New', text)).rejects.toBeInstanceOf(UserError)
      rmSync(join(disk, 'filler'))
      expect(await library.keep(id, text)).toMatchObject({ ok: true })
    } finally {
      execFileSync('umount', [disk])
    }
  },
)

test.runIf(mountsDisks)('opens and lists drafts on a disk that can only be read', async () => {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk])
  try {
    await openLibrary(placesIn(disk), bundled)
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const library = await openLibrary(placesIn(disk), bundled)
    const list = await library.list()
    expect(list.map(({ file }) => file)).toContain('win-back.galley.json')
    for (const { id } of list) expect(await library.open(id)).toMatchObject({ ok: true })
    await expect(library.keep(list[0]?.id ?? '', text)).rejects.toThrow(
      /cannot be written, so what you edit is not kept/,
    )
  } finally {
    execFileSync('umount', [disk])
  }
})

/** Writes until the disk has no room left. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (;;) writeSync(file, Buffer.alloc(4096))
  } catch {
    // full
  } finally {
    closeSync(file)
  }
}
