import { expect } from '@playwright/test'
import { pairs, samplesAreIn } from '../window-steps.ts'
import { test } from './fixtures.ts'

test.skip(process.platform !== 'darwin', 'what only macOS does')

test('takes back typing in a filter by Cmd+Z, and nothing of the draft', async ({ keys, start }) => {
  const { window } = await start()
  await samplesAreIn(window)
  const key = pairs(window)
    .getByRole('textbox', { name: /^Key of pair/ })
    .first()
  await key.fill('headline')
  const filter = window.getByRole('textbox', { name: 'Filter problems' })
  await filter.click()
  keys.focus('Galley')
  keys.type('city')
  keys.press('z', 'Command')
  await expect(filter).not.toHaveValue('city')
  await expect(key).toHaveValue('headline')
})

test('makes a draft by Cmd+N after its window was closed', async ({ keys, start }) => {
  const { window } = await start()
  await samplesAreIn(window)
  keys.focus('Galley')
  const closed = window.waitForEvent('close')
  keys.press('w', 'Command')
  await closed
  const opened = window.context().waitForEvent('page')
  keys.press('n', 'Command')
  await expect((await opened).getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Untitled')
})
