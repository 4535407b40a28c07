import { expect, type Locator, type Page } from '@playwright/test'
import { editValue } from './window-steps.ts'

export const proof = (page: Page): Locator => page.getByRole('region', { name: 'Proof', exact: true })

export const table = (page: Page): Locator => proof(page).getByRole('treegrid', { name: 'Pairs' })

/** The row of a pair, by its key. */
export const row = (page: Page, key: string): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: key, exact: true }) })

export const grid = (page: Page): Locator => proof(page).getByRole('grid', { name: 'Grid' })

/** The users behind a figure. */
export const users = (page: Page): Locator => page.getByRole('region', { name: 'Users of the proof' })

/** The name over the preview. */
export const user = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Preview' }).getByRole('heading', { level: 2 })

/** Writes another template in place of a pair's. */
export async function retype(page: Page, key: string, template: string): Promise<void> {
  await editValue(page, key)
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(template)
  await page.keyboard.press('Escape')
}

/** Waits until the proof is complete, and of the draft as it is. */
export async function isDone(page: Page): Promise<void> {
  await expect(proof(page).getByRole('status').first()).toContainText('as of')
  await expect(proof(page).locator('.stale')).toHaveCount(0)
  // leaving the panel earlier would stop it
  await expect(proof(page).getByRole('progressbar')).toHaveCount(0)
}
