import { join } from 'node:path'
import { expect } from '@playwright/test'
import { casesFolder, imported } from '../unit/cli/cases.ts'
import { test } from './fixtures.ts'
import { samplesAreIn } from './window-steps.ts'

test('takes in every case of a real file that is dropped, or says what it is', async ({ window }) => {
  await samplesAreIn(window)
  await window.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'drop', multiple: true })
    document.body.append(input)
  })
  await window.locator('#drop').setInputFiles(Object.keys(imported).map((name) => join(casesFolder, name)))
  await window.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#drop')
    const dataTransfer = new DataTransfer()
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  const result = window.getByRole('status').filter({ hasText: 'users.manifest' })
  await expect(result).toBeVisible({ timeout: 30_000 })
  for (const [name, right] of Object.entries(imported)) {
    const line = result.getByRole('paragraph').filter({ hasText: name }).first()
    if (right instanceof RegExp) await expect(line).toContainText(right)
    else if (right.rejected > 0) await expect(line).toContainText(`${String(right.rejected)} reject`)
    else await expect(line).not.toContainText('reject')
  }
  await expect(result).toContainText('The file is not UTF-8, and was read as Windows-1252.')
  await expect(result).toContainText('of 2 events belong to a user that another file describes')
})
