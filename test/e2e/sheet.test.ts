import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { galley } from './galley.ts'
import { openOwnDraft } from './own-draft.ts'
import { samplesAreIn } from './window-steps.ts'

test('has the sheet for CleverTap with a button to copy each field, ticked off as it is copied', async ({
  app,
  clipboard: _,
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [
    { key: 'title', value: 'Hi {{ @Profile - City | default: "there" }}' },
    { key: 'body', value: 'Bye' },
  ])
  const preview = page.getByRole('complementary', { name: 'Preview' })
  await preview.getByRole('tab', { name: 'CleverTap' }).click()
  const pairs = preview.getByRole('list', { name: '+ Key-Value Pair' })
  await expect(pairs.getByRole('listitem')).toHaveCount(2)
  await expect(preview.getByRole('status')).toContainText('0 of')
  await pairs.getByRole('button', { name: 'Copy Value of title' }).press('Enter')
  await expect(pairs.getByRole('button', { name: 'Copy Value of title, copied' })).toBeFocused()
  await expect(preview.getByRole('status')).toContainText('1 of')
  await preview.getByRole('tab', { name: 'Preview' }).click()
  await preview.getByRole('tab', { name: 'CleverTap' }).click()
  await expect(preview.getByRole('status')).toContainText('1 of')
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
  expect(await copied()).toBe('Hi @Profile - City | default: "there"')
  await pairs.getByRole('button', { name: 'Copy Key of body' }).click()
  expect(await copied()).toBe('body')
  await preview.getByRole('button', { name: 'Copy all' }).click()
  await expect(page.getByText('The whole sheet copied.')).toBeVisible()
  expect(await copied()).toBe(await galley('sheet', join(folder, 'own.galley.json')))
})
