import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withoutNesting } from '../../../electron/main/files/without-nesting.ts'
import { temporaryFolder } from '../cli/run-galley.ts'

const { path } = temporaryFolder()

test('an export that is replaced stays where it is, though the dialog of Windows goes into it', async () => {
  const folder = join(path, 'payloads')
  mkdirSync(folder)
  const nested = join(folder, 'payloads')
  expect(await withoutNesting(nested)).toBe(nested)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ kind: 'galley-export', files: [] }))
  expect(await withoutNesting(nested)).toBe(folder)
  expect(await withoutNesting(join(folder, 'others'))).toBe(join(folder, 'others'))
})
