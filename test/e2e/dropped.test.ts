import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { dropFiles } from './drop-files.ts'
import { test } from './fixtures.ts'
import { samplesAreIn } from './window-steps.ts'

test('says which of the dropped files is no longer there', async ({ folder, window }) => {
  await samplesAreIn(window)
  const path = join(folder, 'gone.csv')
  await writeFile(path, 'x')
  await dropFiles(window, [path], () => rm(path))
  await expect(window.getByRole('alert').filter({ hasText: '“gone.csv” is no longer there.' })).toBeVisible()
})
