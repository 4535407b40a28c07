import { expect } from '@playwright/test'
import { ask, valueOf } from './ask.ts'
import { test } from './fixtures.ts'
import { samplesAreIn } from './window-steps.ts'

test('says without samples that names cannot be checked, and brings the sample workspace back', async ({
  copiedProfile,
  start,
}) => {
  const { window: page } = await start(copiedProfile)
  await samplesAreIn(page)
  const drafts = page.getByRole('navigation').getByRole('region', { name: 'Drafts' })
  await drafts.getByRole('button', { name: 'More for Win back' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(drafts.getByRole('button', { name: 'Win back', exact: true })).toHaveCount(0)
  await valueOf(ask(page, 'samples:forget'))
  await expect(page.getByRole('heading', { name: 'No sample users yet' })).toBeVisible()
  const problems = page.getByRole('tabpanel', { name: /^Problems/ })
  await expect(problems).toContainText(/names cannot be checked/i)
  await page.getByRole('complementary').getByRole('button', { name: 'Restore the sample workspace' }).click()
  await samplesAreIn(page)
  await expect(problems).not.toContainText(/names cannot be checked/i)
  await expect(drafts.getByRole('button', { name: 'Win back', exact: true })).toBeVisible()
})
