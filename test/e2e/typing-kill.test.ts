import { setTimeout as delay } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { samplesAreIn, shortcut } from './window-steps.ts'

const typed = 'typing-without-a-pause-loses-a-second-at-most'

test('keeps all but the last second of what was typed without a pause, when it is killed', async ({
  start,
  copiedProfile,
}) => {
  const typing = await start(copiedProfile)
  const { app, window: page } = typing
  await samplesAreIn(page)
  await shortcut(app, 'Control+N')
  await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Untitled')
  await page.getByRole('textbox', { name: 'Key of pair 1' }).fill('title')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  const pressed: number[] = []
  for (const letter of typed) {
    await page.keyboard.press(letter)
    pressed.push(Date.now())
    await delay(200)
  }
  const killed = Date.now()
  await typing.kill()
  const due = pressed.filter((at) => killed - at > 1_000).length
  expect(due).toBeGreaterThan(typed.length / 2)

  const { window } = await start(copiedProfile)
  await samplesAreIn(window)
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Untitled')
  const kept = await window.getByRole('textbox', { name: 'Value of title' }).innerText()
  expect(kept).toBe(typed.slice(0, kept.length))
  expect(kept.length).toBeGreaterThanOrEqual(due)
})
