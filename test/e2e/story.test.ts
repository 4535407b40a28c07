import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { tabTo } from './keyboard.ts'
import { untidyProfiles } from './scene-files.ts'
import { pairs, resolved, samplesAreIn, shortcut } from './window-steps.ts'

async function quit(app: ElectronApplication): Promise<void> {
  const closed = app.waitForEvent('close')
  await app.evaluate(({ app }) => app.quit())
  await closed
}

/** How many users the samples have, as the window says it. */
async function users(page: Page): Promise<number> {
  const words = await page.getByRole('button', { name: /users [\d,]+ events/ }).innerText()
  return Number(words.split(' ')[0]?.replaceAll(',', ''))
}

const line = (page: Page, key: string) => resolved(page).filter({ hasText: key })
const user = (page: Page) => page.getByRole('complementary', { name: 'Preview' }).getByRole('heading', { level: 2 })

test('from files to a saved message by keyboard only, and all of it there again', async ({
  emptyProfile,
  folder,
  start,
}) => {
  const file = join(folder, 'profiles-of-may.jsonl')
  await writeFile(file, untidyProfiles(400))
  const { app, window: page } = await start(emptyProfile)
  await samplesAreIn(page)

  const before = await users(page)

  // an own draft
  await shortcut(app, 'Control+N')
  const name = page.getByRole('textbox', { name: 'Name of the draft' })
  await expect(name).toHaveValue('Untitled')
  await tabTo(page, name)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Come by')

  // samples
  await chooseInDialogs(app, file)
  await shortcut(app, 'Control+I')
  await expect(page.getByText(/400 users, 6 rejects/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(/line 10: This record is not valid JSON/)).toBeVisible()
  await expect.poll(() => users(page)).toBe(before + 400)

  // a pair with a token and its default
  await tabTo(page, page.getByRole('button', { name: 'Key-Value Pair' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Key of pair 2' })).toBeFocused()
  await page.keyboard.type('place')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Value of place' })).toBeFocused()
  await page.keyboard.type('Our shop in @ci')
  await expect(page.getByRole('option', { name: /^City/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Tab')
  await page.keyboard.type('your town')
  await page.keyboard.press('Tab')
  await page.keyboard.type('.')
  await expect(line(page, 'place')).toContainText('Our shop in Stockholm.')

  // three users
  const met = [await user(page).textContent()]
  for (let i = 0; i < 3; i++) {
    await shortcut(app, 'Control+PageDown')
    await expect(user(page)).not.toHaveText(met.at(-1) ?? '')
    met.push(await user(page).textContent())
  }
  expect(new Set(met).size).toBe(4)

  // an unknown property, corrected from the list of problems
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('textbox', { name: 'Key of pair 3' })).toBeFocused()
  await page.keyboard.type('greeting')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Value of greeting' })).toBeFocused()
  await page.keyboard.insertText('Hi {{ @Profile - Frist Name | default: "there" }}')
  await tabTo(page, page.getByRole('tab', { name: 'Import', exact: true }))
  await page.keyboard.press('Home')
  const problem = page
    .getByRole('list', { name: 'Problems' })
    .getByRole('listitem')
    .filter({ hasText: 'No sample user has “Frist Name”' })
  await expect(problem).toBeVisible()
  await tabTo(
    page,
    page
      .getByRole('list', { name: 'Problems' })
      .getByRole('button', { name: /^Error/ })
      .first(),
  )
  while (
    !(await problem.getByRole('button', { name: /^Error/ }).evaluate((element) => element === document.activeElement))
  ) {
    await page.keyboard.press('ArrowDown')
    // the focus follows a frame later
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  }
  await tabTo(page, problem.getByRole('button', { name: 'Use First Name' }))
  await page.keyboard.press('Enter')
  await expect(problem).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Pairs', exact: true })).not.toContainText('Frist')

  // kept
  await expect(page.getByText('● unsaved').first()).toBeVisible()
  await shortcut(app, 'Control+S')
  await expect(page.getByText('● unsaved')).toHaveCount(0)
  const told = await resolved(page).allTextContents()
  await quit(app)

  const { window } = await start(emptyProfile)
  await samplesAreIn(window)
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Come by')
  await expect(pairs(window)).toHaveCount(3)
  await expect(window.getByRole('textbox', { name: 'Value of place' })).toHaveText(/City · your town/)
  await expect(window.getByRole('textbox', { name: 'Value of greeting' })).toHaveText(/First Name · there/)
  await expect(window.getByText('● unsaved')).toHaveCount(0)
  expect(await users(window)).toBe(before + 400)
  expect(told).toHaveLength(3)
  await expect(resolved(window)).toHaveCount(told.length)
})

test('imports a file that is dropped on the window', async ({ window: page, folder }) => {
  await samplesAreIn(page)
  const before = await users(page)
  const file = join(folder, 'dropped.jsonl')
  await writeFile(file, untidyProfiles(30))
  // a page cannot make a file with a path, which a drop has; one that was chosen has it
  await page.evaluate(() => {
    document.body.append(
      Object.assign(document.createElement('input'), { type: 'file', id: 'drop', ariaLabel: 'Dropped' }),
    )
  })
  await page.getByLabel('Dropped').setInputFiles(file)
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#drop')
    const dataTransfer = new DataTransfer()
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    input?.remove()
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText(/30 users, 6 rejects/)).toBeVisible()
  await expect(page.getByText('Drop to import')).toHaveCount(0)
  await expect.poll(() => users(page)).toBe(before + 30)
})
