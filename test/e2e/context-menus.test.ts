import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { command, editValue, samplesAreIn, shortcut } from './window-steps.ts'

test('has a menu on a draft, by the right button and by keyboard', async ({ window: page }) => {
  await samplesAreIn(page)
  const drafts = page.getByRole('navigation').getByRole('region', { name: 'Drafts' })
  const winBack = drafts.getByRole('button', { name: 'Win back', exact: true })
  await winBack.click({ button: 'right' })
  const menu = page.getByRole('menu', { name: 'Menu of Win back' })
  await expect(menu.getByRole('menuitem', { name: 'Versions…' })).toBeDisabled()
  await menu.getByRole('menuitem', { name: 'Open' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Win back')
  await winBack.press('Shift+F10')
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(winBack).toBeFocused()
  await winBack.press('Shift+F10')
  await menu.getByRole('menuitem', { name: 'Duplicate' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('Win back copy')
})

test('has a menu on a user and on the samples', async ({ app, clipboard, window: page }) => {
  expect(clipboard).toBeUndefined()
  await samplesAreIn(page)
  await command(app, page, 'Show the samples')
  const users = page.getByRole('listbox', { name: 'Users' })
  const second = users.getByRole('option').nth(1)
  await expect(second).not.toHaveText('2')
  await second.click({ button: 'right' })
  const menu = page.getByRole('menu', { name: /^Menu of / })
  await menu.getByRole('menuitem', { name: 'Copy identity' }).click()
  await expect(page.getByText('Identity copied.')).toBeVisible()
  const identity = await app.evaluate(({ clipboard }) => clipboard.readText())
  await expect(second).toContainText(identity)
  await second.click({ button: 'right' })
  await menu.getByRole('menuitem', { name: 'Show in preview' }).click()
  await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText(identity)
  await page.getByRole('button', { name: /users [\d,]+ events/ }).press('Shift+F10')
  await menu.getByRole('menuitem', { name: /^Set the samples aside/ }).press('Enter')
  await expect(page.getByRole('alertdialog').or(page.getByRole('dialog'))).toBeVisible()
  await page.keyboard.press('Escape')
})

test('has a menu on the text of a value that is edited', async ({ app, clipboard: _, window: page }) => {
  await samplesAreIn(page)
  await editValue(page, 'store')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('warm coat')
  const lines = page.locator('.view-lines')
  const menu = page.getByRole('menu', { name: 'Actions for the text' })
  await lines.click({ button: 'right' })
  await expect(menu.getByRole('menuitem', { name: /^Cut/ })).toBeDisabled()
  await menu.getByRole('menuitem', { name: /^Select all/ }).click()
  await expect(page.getByRole('textbox', { name: 'Value of store' })).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await menu.getByRole('menuitem', { name: /^Cut/ }).click()
  await expect(lines).toHaveText('')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('warm coat')
  await page.keyboard.press('Shift+F10')
  await menu.getByRole('menuitem', { name: /^Paste/ }).click()
  await expect(lines).toHaveText('warm coat')
})

test('has a menu on a recipient and on an import', async ({ app, clipboard: _, window: page }) => {
  await samplesAreIn(page)
  await shortcut(app, 'CmdOrCtrl+Shift+L')
  const recipients = page.getByRole('listbox', { name: 'Recipients' })
  const third = recipients.getByRole('option').nth(2)
  await expect(third).not.toHaveText('3')
  await third.click({ button: 'right' })
  const menu = page.getByRole('menu', { name: /^Menu of / })
  await menu.getByRole('menuitem', { name: 'Copy identity' }).click()
  await expect(page.getByText('Identity copied.')).toBeVisible()
  const identity = await app.evaluate(({ clipboard }) => clipboard.readText())
  await expect(third).toContainText(identity)
  await third.click({ button: 'right' })
  await menu.getByRole('menuitem', { name: 'Show in preview' }).click()
  await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText(identity)
  await recipients.press('Shift+F10')
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')

  await command(app, page, 'Show the samples')
  await page.getByRole('tab', { name: 'Imports' }).click()
  await page.getByRole('list', { name: 'Imports' }).getByRole('listitem').first().click({ button: 'right' })
  await menu.getByRole('menuitem', { name: 'Remove…' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('leave the cache')
  await page.keyboard.press('Escape')
})

test('has the menu of the system on a text field', async ({ app, window: page }) => {
  await samplesAreIn(page)
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function () {
      Object.assign(globalThis, { shown: this.items.map(({ role }) => role ?? null) })
    }
  })
  await page.getByRole('textbox', { name: 'Name of the draft' }).click({ button: 'right' })
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { shown?: readonly string[] }).shown))
    .toEqual(['cut', 'copy', 'paste', null, 'selectall'])
})

/** The parts of keys, as a menu writes them or as people read them. */
function partsOf(keys: string): string {
  const plain = keys
    .replace(/CmdOrCtrl|CommandOrControl|Control/g, 'Ctrl')
    .replace('PageDown', 'PgDn')
    .replace('PageUp', 'PgUp')
    .replace('Plus', '+')
  return plain
    .split(/\+(?=.)/)
    .sort()
    .join(' ')
}

test('lists the keys of every entry of the menu in the help', async ({ app, window: page }) => {
  await shortcut(app, 'F1')
  const reference = page.getByRole('dialog').getByRole('region', { name: 'Reference' })
  await expect(reference).toContainText(/Ctrl\+S\s*Save/)
  const told = (await reference.locator('kbd').allTextContents()).map(partsOf)
  const accelerators = await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? [])
      .flatMap(({ submenu }) => submenu?.items ?? [])
      .flatMap(({ accelerator, role }) => {
        const isForDevelopers = ['reload', 'toggledevtools'].includes(String(role).toLowerCase())
        return accelerator && !isForDevelopers ? [accelerator] : []
      }),
  )
  expect(accelerators.length).toBeGreaterThan(20)
  for (const accelerator of accelerators) expect(told, accelerator).toContain(partsOf(accelerator))
  await page.keyboard.press('Escape')
})
