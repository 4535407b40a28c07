import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { draftText } from './scene-files.ts'
import { editValue, openDraft, resolved, samplesAreIn } from './window-steps.ts'

const bar = (page: Page) => page.getByRole('alert').filter({ hasText: 'not kept safe from a crash' })
const unsaved = (page: Page) => page.getByText('● unsaved')

/** An edited draft, with a file where the folder of the journal should be. */
async function brokenJournal(app: ElectronApplication, page: Page, profile: string): Promise<void> {
  await samplesAreIn(page)
  const path = join(profile, 'one.galley.json')
  await writeFile(path, draftText('One', [{ key: 'title', value: 'Hello' }]))
  await openDraft(app, page, path, 'One')
  await rm(join(profile, 'journal'), { recursive: true, force: true })
  await writeFile(join(profile, 'journal'), '')
  await editValue(page, 'title')
  await page.keyboard.type('!')
  await expect(bar(page)).toBeVisible()
}

/** The button that is chosen in the next questions; what was asked so far is returned by the function. */
async function choose(app: ElectronApplication, button: string): Promise<() => Promise<readonly string[]>> {
  const asked = await app.evaluateHandle(({ dialog }, button) => {
    const asked: string[] = []
    dialog.showMessageBox = (...all: unknown[]) => {
      const { message, buttons = [] } = all.at(-1) as Electron.MessageBoxOptions
      asked.push(message)
      return Promise.resolve({ response: buttons.indexOf(button), checkboxChecked: false })
    }
    return asked
  }, button)
  return () => asked.jsonValue()
}

const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

test('says that edits are not kept safe, until they are', async ({ start, copiedProfile: profile }) => {
  const { app, window } = await start(profile)
  await brokenJournal(app, window, profile)
  await rm(join(profile, 'journal'))
  await mkdir(join(profile, 'journal'))
  await expect(bar(window)).toBeHidden()
})

test('offers to save what cannot be kept safe in another file', async ({ start, copiedProfile: profile }) => {
  const { app, window } = await start(profile)
  await brokenJournal(app, window, profile)
  await chooseInDialogs(app, join(profile, 'two.galley.json'))
  await bar(window).getByRole('button', { name: 'Save as…' }).click()
  await expect(bar(window)).toBeHidden()
  await expect(unsaved(window)).toHaveCount(0)
  expect(await readFile(join(profile, 'two.galley.json'), 'utf8')).toContain('"Hello!"')
})

test('asks before the window closes with edits that are kept nowhere', async ({ start, copiedProfile: profile }) => {
  const { app, window: page } = await start(profile)
  await brokenJournal(app, page, profile)
  const asked = await choose(app, 'Cancel')
  await closeWindow(app)
  await expect.poll(asked).toEqual(['“One” has edits that are not kept anywhere.'])
  await page.keyboard.type('!')
  await expect(resolved(page)).toHaveText([/Hello!!/])

  await choose(app, 'Save as…')
  await chooseInDialogs(app, join(profile, 'two.galley.json'))
  const gone = new Promise((resolve) => app.process().once('exit', resolve))
  await closeWindow(app)
  await gone
  expect(await readFile(join(profile, 'two.galley.json'), 'utf8')).toContain('"Hello!!"')
})

test('leaves a draft with edits that are kept nowhere only when it is told to', async ({
  start,
  copiedProfile: profile,
}) => {
  const { app, window } = await start(profile)
  await brokenJournal(app, window, profile)
  const name = window.getByRole('textbox', { name: 'Name of the draft' })
  const other = window.getByRole('navigation').getByRole('button', { name: 'Win back', exact: true })
  const asked = await choose(app, 'Cancel')
  await other.click()
  await expect.poll(asked).toHaveLength(1)
  await expect(name).toHaveValue('One')
  await choose(app, 'Discard the edits')
  await other.click()
  await expect(name).toHaveValue('Win back')
  await expect(bar(window)).toBeHidden()
})
