import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

test('the window waits for no package: before it is opened, only what Node and Electron have is loaded', () => {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const follow = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const name of loadedBy(readFileSync(path, 'utf8'))) {
      if (name.startsWith('.')) follow(join(path, '..', name))
      else if (name.startsWith('#shared/')) follow(join(root, `${name.slice(1)}.ts`))
      else packages.add(name)
    }
  }
  follow(join(root, 'electron/main/index.ts'))
  expect(seen.size).toBeGreaterThan(10)
  expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['electron'])
})

/** What a file imports at once, types left out. */
function loadedBy(code: string): string[] {
  return Array.from(code.matchAll(/^import (?!type\b)(?:[^'"]* from )?'([^']+)'/gm), ([, name = '']) => name)
}
