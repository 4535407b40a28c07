import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { packagedProgram } from './packaged-program.ts'

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
  readonly size?: number
  readonly integrity?: { readonly hash: string }
  readonly unpacked?: boolean
}

const program = packagedProgram()
const resources =
  process.platform === 'darwin' ? join(dirname(program), '../Resources') : join(dirname(program), 'resources')

/** Returns what the archive says it holds: its header is JSON behind four numbers, the last of which is its length. */
function archiveEntries(path: string): readonly (readonly [path: string, entry: Entry])[] {
  const file = openSync(path, 'r')
  const sizes = Buffer.alloc(16)
  readSync(file, sizes, 0, 16, 0)
  const header = Buffer.alloc(sizes.readUInt32LE(12))
  readSync(file, header, 0, header.length, 16)
  closeSync(file)
  const inside = (folder: string, entry: Entry): (readonly [string, Entry])[] =>
    entry.files === undefined
      ? [[folder, entry]]
      : Object.entries(entry.files).flatMap(([name, each]) => inside(`${folder}/${name}`, each))
  return inside('', JSON.parse(header.toString()) as Entry)
}

const entries = archiveEntries(join(resources, 'app.asar'))

test('holds no package that its bundles hold already, and better-sqlite3 for this machine alone', () => {
  const packages = entries.flatMap(([path]) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
  expect([...new Set(packages)]).toEqual(['better-sqlite3'])
  const addons = entries.filter(([path]) => path.endsWith('.node')).map(([path]) => path)
  expect(addons).toEqual([`/node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`])
})

test('has its fuses flipped', () => {
  const binary = readFileSync(
    process.platform === 'darwin'
      ? join(resources, '../Frameworks/Electron Framework.framework/Electron Framework')
      : program,
  )
  // https://www.electronjs.org/docs/latest/tutorial/fuses: behind these words stand a version, a count, and a digit each
  const words = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const at = binary.indexOf(words) + words.length
  const fuses = binary.subarray(at + 2, at + 2 + (binary[at + 1] ?? 0)).toString('latin1')
  // run as Node, encrypted cookies, NODE_OPTIONS, --inspect, integrity of the archive, nothing but the archive
  expect(fuses.slice(0, 6)).toBe('010011')
  // rights of file:, which is the last but not the newest
  expect(fuses[7]).toBe('0')
})

test('holds no file twice, and no sources', () => {
  const seen = new Map<string, string>()
  for (const [path, { integrity, size = 0 }] of entries) {
    const hash = integrity?.hash ?? createHash('sha256').update(path).digest('hex')
    // a file of a few bytes says the same as another by chance
    if (size > 1_000) expect(seen.get(hash), `${path} is there twice`).toBeUndefined()
    seen.set(hash, path)
  }
  expect(entries.map(([path]) => path).filter((path) => /\.(?:ts|svelte|map)$/.test(path))).toEqual([])
})

test('names every package that is inside, and brings Galley’s own licence', () => {
  const folder = process.platform === 'darwin' ? join(resources, '..') : dirname(resources)
  expect(readFileSync(join(folder, 'LICENSE.galley.txt'), 'utf8')).toContain('MIT License')
  const notices = readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
  for (const name of ['better-sqlite3', 'monaco-editor', '@fontsource/jetbrains-mono', 'svelte', 'zod'])
    expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'))
  expect(existsSync(join(resources, 'samples/profiles.jsonl'))).toBe(true)
})
