import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { openOwnDraft } from './own-draft.ts'
import { command, samplesAreIn } from './window-steps.ts'

test('a deleted draft is kept for 60 days and can be put back, by keyboard', async ({
  emptyProfile,
  folder,
  start,
}) => {
  // nothing was ever deleted there
  const { app, window } = await start(emptyProfile)
  await samplesAreIn(window)
  const dialog = window.getByRole('dialog', { name: 'Deleted drafts' })
  await command(app, window, 'Deleted drafts…')
  await expect(dialog).toContainText('None. A draft that is deleted is kept here for 60 days.')
  await window.keyboard.press('Escape')

  await openOwnDraft(app, window, folder, [{ key: 'title', value: 'Hi' }])
  await command(app, window, 'Delete the draft')
  await expect(window.getByRole('status').filter({ hasText: '“Own draft” deleted.' })).toContainText(
    'kept for 60 days under Deleted drafts',
  )
  await window.getByRole('button', { name: 'Dismiss' }).click()
  await command(app, window, 'Deleted drafts…')
  await expect(dialog.getByRole('listitem')).toHaveText([/^Own draft deleted .* kept for 60 more days/])
  await tabTo(window, dialog.getByRole('button', { name: 'Put back “Own draft”' }))
  await window.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Own draft')
  expect(await readFile(join(folder, 'own.galley.json'), 'utf8')).toContain('"Hi"')
})
