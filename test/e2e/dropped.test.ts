import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { samplesAreIn } from './window-steps.ts'

test('says which of the dropped files is no longer there', async ({ folder, window }) => {
  await samplesAreIn(window)
  const path = join(folder, 'gone.csv')
  await writeFile(path, 'x')
  await window.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'drop' })
    document.body.append(input)
  })
  await window.locator('#drop').setInputFiles(path)
  await rm(path)
  await window.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#drop')
    const dataTransfer = new DataTransfer()
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect(window.getByRole('alert').filter({ hasText: '“gone.csv” is no longer there.' })).toBeVisible()
})
