import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { command, editValue, pair, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const value = (page: Page, key: string) => page.getByRole('textbox', { name: `Value of ${key}`, exact: true })
const tokens = (page: Page) => page.getByRole('listbox', { name: 'Tokens' })
const raw = (page: Page) => page.locator('.view-lines')
const drafts = (page: Page) => page.getByRole('navigation').getByRole('region', { name: 'Drafts' })

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text)
}

test('undo goes on where it was, after another draft and after saving', async ({ app, folder, window }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [{ key: 'title', value: 'Hello' }])
  await editValue(window, 'title')
  await window.keyboard.type(' one')
  await shortcut(app, 'Control+S')
  await expect(window.getByText('● unsaved')).toHaveCount(0)
  await editValue(window, 'title')
  await window.keyboard.type(' two')
  await expect(resolved(window)).toContainText('Hello one two')
  await drafts(window).getByRole('button', { name: 'Cart reminder', exact: true }).click()
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Cart reminder')
  await drafts(window)
    .getByRole('button', { name: /^Own draft/ })
    .click()
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Own draft')
  await expect(resolved(window)).toHaveCount(1)
  await expect(resolved(window)).toContainText('Hello one two')
  await shortcut(app, 'Control+Z')
  await expect(resolved(window)).toContainText(/Hello one$/)
  await shortcut(app, 'Control+Z')
  await expect(resolved(window)).toContainText(/Hello$/)
  await shortcut(app, 'Shift+Control+Z')
  await expect(resolved(window)).toContainText(/Hello one$/)
})

test('a new draft from the samples is shown, named, and saved under its name', async ({ app, profile, window }) => {
  await samplesAreIn(window)
  await command(app, window, 'Show the samples')
  await expect(window.getByRole('heading', { name: 'Samples', level: 1 })).toBeVisible()
  await window.getByRole('button', { name: 'New draft' }).click()
  const name = window.getByRole('textbox', { name: 'Name of the draft' })
  await expect(name).toBeFocused()
  await window.keyboard.type('Cart reminder EU')
  await shortcut(app, 'Control+S')
  await expect(window.getByText('● unsaved')).toHaveCount(0)
  const files = await readdir(join(profile, 'drafts'))
  expect(files).toContain('Cart reminder EU.galley.json')
  expect(files.filter((file) => file.startsWith('Untitled'))).toEqual([])

  await command(app, window, 'Show the samples')
  await shortcut(app, 'Control+O')
  await expect(window.getByRole('heading', { name: 'Samples', level: 1 })).toBeVisible()
  await drafts(window).getByRole('button', { name: 'Win back', exact: true }).click()
  await expect(name).toHaveValue('Win back')
})

test('an @ behind a script without spaces opens the list, one in an address does not', async ({
  app,
  folder,
  window,
}) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    { key: 'ja', value: 'こんにちは' },
    { key: 'ar', value: 'مرحبا' },
    { key: 'mail', value: 'Write to help' },
  ])
  for (const key of ['ja', 'ar']) {
    await editValue(window, key)
    await window.keyboard.type('@')
    await expect(tokens(window)).toBeVisible()
    await window.keyboard.press('Escape')
    await window.keyboard.press('Escape')
  }
  await editValue(window, 'mail')
  await window.keyboard.type('@example')
  await expect(raw(window)).toContainText('help@example')
  await expect(tokens(window)).toBeHidden()
})

test('Enter writes no default where none is needed, and goes into it where one is', async ({ app, folder, window }) => {
  await samplesAreIn(window)
  const trigger = { kind: 'live-action', event: 'Added to Cart', where: [] } as const
  await openOwnDraft(app, window, folder, [{ key: 'title', value: '' }], { trigger })
  await editValue(window, 'title')
  // every such event has it
  await window.keyboard.type('@quantity')
  await expect(tokens(window).getByRole('option', { selected: true })).toContainText('quantity')
  await window.keyboard.press('Enter')
  await expect(raw(window)).toHaveText('{{ @Event - quantity }}')
  await window.keyboard.type(' in @city')
  await expect(tokens(window).getByRole('option', { selected: true })).toContainText('City')
  await window.keyboard.press('Enter')
  await window.keyboard.type('your town')
  await window.keyboard.press('Tab')
  await window.keyboard.type('!')
  await expect(raw(window)).toHaveText('{{ @Event - quantity }} in {{ @Profile - City | default: "your town" }}!')
})

test('fixes all until nothing more can be fixed, says how many, and takes it back at once', async ({
  app,
  folder,
  window,
}) => {
  await samplesAreIn(window)
  const broken = '{{ @Profile - Citty | default: “x” }}'
  await openOwnDraft(app, window, folder, [{ key: 'title', value: broken }])
  await command(app, window, 'Fix all problems that can be fixed')
  await expect(window.getByRole('status').filter({ hasText: /^Fixed \d+ problems\./ })).toBeVisible()
  await expect(value(window, 'title')).toHaveText(/^Profile City · x/)
  await window.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(value(window, 'title')).toHaveText(broken)
})

test('the button for tokens and Escape leave nothing to undo', async ({ app, folder, window }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [{ key: 'title', value: 'Hello' }])
  await editValue(window, 'title')
  await type(window, ' you')
  await expect(resolved(window)).toContainText('Hello you')
  await pair(window, 'title').getByRole('button', { name: 'Insert a token' }).click()
  await expect(tokens(window)).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(tokens(window)).toBeHidden()
  await window.keyboard.press('ControlOrMeta+z')
  await expect(resolved(window)).toContainText(/Hello$/)
})

test('pasting an image types nothing, and says why', async ({ app, folder, window }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [{ key: 'title', value: 'Hello' }])
  await editValue(window, 'title')
  await window.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['x'], 'image.png', { type: 'image/png' }))
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
    )
  })
  await expect(window.getByText('holds no text')).toBeVisible()
  await expect(raw(window)).toHaveText('Hello')
})

for (const size of [100_000, 250_000])
  test(`a line of ${String(size / 1_000)} KB is pasted without a question, and typed into`, async ({
    app,
    clipboard: _,
    folder,
    window,
  }) => {
    await samplesAreIn(window)
    await openOwnDraft(app, window, folder, [{ key: 'title', value: '' }])
    await editValue(window, 'title')
    await app.evaluate(
      async ({ clipboard, BrowserWindow }, text) => {
        await clipboard.writeText(text)
        BrowserWindow.getAllWindows()[0]?.webContents.paste()
      },
      'some words '.repeat(size / 11),
    )
    await expect(resolved(window).first()).toContainText(/more characters$/)
    await expect(pair(window, 'title').getByText(/pasted; mParticle takes/)).toHaveCount(0)
    await window.keyboard.press('ControlOrMeta+Home')
    await type(window, 'typed before ')
    await expect(resolved(window).first()).toContainText('typed before some words')
    await shortcut(app, 'Control+Z')
    await expect(resolved(window).first()).not.toContainText('typed before some words')
  })

test('a large paste asks first, and is edited without freezing', async ({ app, folder, window }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    { key: 'title', value: 'Hello' },
    { key: 'other', value: '' },
  ])
  await editValue(window, 'title')
  const paste = () =>
    window.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'word {{ @Profile - City | default: "x" }} '.repeat(25_000))
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true })
      document.activeElement?.dispatchEvent(paste)
    })
  await paste()
  const offer = pair(window, 'title').getByText(/^1(\.\d+)? MB pasted; mParticle takes 256 KB a batch\.$/)
  await expect(offer).toBeVisible()
  await expect(raw(window)).toHaveText('Hello')
  await pair(window, 'title').getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(offer).toBeHidden()
  await expect(value(window, 'title')).toBeFocused()
  await expect(raw(window)).toHaveText('Hello')

  await paste()
  await pair(window, 'title').getByRole('button', { name: 'Keep' }).click()
  await expect(resolved(window).first()).toContainText(/more characters$/)
  await window.keyboard.type('!')
  await editValue(window, 'other')
  await expect(value(window, 'title')).toContainText(/more characters$/)
  await shortcut(app, 'Control+Z')
  await shortcut(app, 'Control+Z')
  await expect(value(window, 'title')).toHaveText('Hello')
})

test('the menu takes back typing in a filter, and nothing of the draft', async ({ app, window }) => {
  await samplesAreIn(window)
  await editValue(window, 'title')
  await window.keyboard.type(' edited')
  await expect(resolved(window).first()).toContainText('edited')
  const filter = window.getByRole('textbox', { name: 'Filter problems' })
  await filter.click()
  await window.keyboard.type('city')
  // on macOS the menu hears of its keys before the field does
  await shortcut(app, 'Control+Z')
  await expect(filter).not.toHaveValue('city')
  await shortcut(app, 'Shift+Control+Z')
  await expect(filter).toHaveValue('city')
  await expect(resolved(window).first()).toContainText('edited')
})
