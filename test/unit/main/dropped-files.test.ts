import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { droppedFiles } from '../../../electron/main/files/dropped-files.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-dropped-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Makes files and folders, a folder's name ending in a slash. Returns the path of the first. */
function make(...names: readonly string[]): string {
  for (const name of names)
    if (name.endsWith('/')) mkdirSync(join(folder, name), { recursive: true })
    else writeFileSync(join(folder, name), '{}')
  return join(folder, names[0] ?? '')
}

/** What is taken, by its names, and what is said. */
async function drop(...paths: readonly string[]) {
  const { files, troubles } = await droppedFiles(paths)
  return { files: files.map((path) => basename(path)), troubles }
}

test('takes the files, and those that stand in a folder, in order of their names', async () => {
  const inFolder = make(
    'samples/',
    'samples/b.json',
    'samples/a.json',
    'samples/.hidden',
    'samples/inner/',
    'samples/Thumbs.db',
    'samples/desktop.ini',
    'samples/~$a.xlsx',
  )
  expect(await drop(make('one.json'), inFolder)).toEqual({ files: ['one.json', 'a.json', 'b.json'], troubles: [] })
})

test.each([
  [['empty/'], 'Nothing to import in “empty”: the folder is empty.'],
  [
    ['outer/', 'outer/inner/'],
    'Nothing to import in “outer”: it holds only folders. Drop the files, or a folder that holds them.',
  ],
  [['quiet/', 'quiet/.hidden'], 'Nothing to import in “quiet”: it holds only hidden files.'],
])('says that there is nothing in %s', async (names, sentence) => {
  expect(await drop(make(...names))).toEqual({ files: [], troubles: [sentence] })
})

test('says which file vanished, and takes the others', async () => {
  const path = make('gone.json')
  rmSync(path)
  symlinkSync(path, join(folder, 'link.json'))
  expect(await drop(path, join(folder, 'link.json'), make('here.json'))).toEqual({
    files: ['here.json'],
    troubles: [
      '“gone.json” is no longer there. Look where it is now, and drop it again.',
      '“link.json” is no longer there. Look where it is now, and drop it again.',
    ],
  })
})

test.runIf(process.platform === 'linux')('says what is neither a file nor a folder', async () => {
  expect(await drop('/dev/null')).toEqual({
    files: [],
    troubles: ['“null” is neither a file nor a folder, so it cannot be imported.'],
  })
})

test('says when there are more files than it takes at once', async () => {
  make('many/', ...Array.from({ length: 1_001 }, (_none, nth) => `many/${String(nth)}.json`))
  const { files, troubles } = await drop(join(folder, 'many/'))
  expect(files).toHaveLength(1_000)
  expect(troubles).toEqual(['Only the first 1,000 files are taken from one drop. Drop the others after that.'])
})
