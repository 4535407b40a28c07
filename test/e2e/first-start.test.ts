import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { editValue, pairs, resolved, samplesAreIn, shortcut } from './window-steps.ts'

test('opens the bundled workspace on a draft with every kind of token', async ({ emptyProfile, start }) => {
  const { window } = await start(emptyProfile)
  await samplesAreIn(window)
  const drafts = window.getByRole('navigation').getByRole('region', { name: 'Drafts' })
  for (const name of ['A tour of tokens', 'Cart reminder', 'Win back'])
    await expect(drafts.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(window.getByRole('textbox', { name: 'Name of the draft' })).toHaveValue('A tour of tokens')
  for (const source of ['Profile', 'Event', 'Charged', 'Constant', /similar/])
    await expect(pairs(window).filter({ hasText: source })).not.toHaveCount(0)
  await expect(resolved(window)).toHaveCount(await pairs(window).count())
  await expect(resolved(window).filter({ hasText: 'title' })).toContainText(/Hi .+, your .+ is still here/)
})

test('runs a command from the palette, by keyboard', async ({ app, window }) => {
  await samplesAreIn(window)
  await shortcut(app, 'Control+K')
  const input = window.getByRole('combobox', { name: 'Command' })
  await expect(input).toBeFocused()
  await window.keyboard.type('no such thing')
  await expect(window.getByText('Nothing is called that. A part of a name is enough.')).toBeVisible()
  await input.fill('show the sam')
  await window.keyboard.press('Enter')
  await expect(input).toBeHidden()
  await expect(window.getByRole('heading', { name: 'Samples', level: 1 })).toBeVisible()
  await shortcut(app, 'Control+K')
  await expect(input).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(input).toBeHidden()
})

test('explains the template language', async ({ app, window }) => {
  await shortcut(app, 'F1')
  const help = window.getByRole('dialog', { name: 'The template language' })
  await expect(help).toContainText('{{ @Profile - City | default: "your town" }}')
  await expect(help.getByRole('region', { name: 'Reference' })).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('stays open for the Escape that ends a composition of an input method', async ({ app, window }) => {
  await shortcut(app, 'Control+K')
  const input = window.getByRole('combobox', { name: 'Command' })
  await expect(input).toBeFocused()
  const escape = (isComposing: boolean) =>
    input.evaluate((element, isComposing) => {
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', isComposing, bubbles: true, cancelable: true }),
      )
    }, isComposing)
  await escape(true)
  await expect(input).toBeFocused()
  await escape(false)
  await expect(input).toBeHidden()
})

test('leaves the style of the page alone when Monaco’s first editor is made', async ({ window }) => {
  await editValue(window, 'title')
  await window.locator('.monaco-editor .view-line').first().waitFor()
  const rules = await window.evaluate(() =>
    [...document.styleSheets]
      .filter(({ ownerNode }) => ownerNode instanceof HTMLElement && ownerNode.classList.contains('monaco-colors'))
      .flatMap(({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText)),
  )
  expect(rules.length).toBeGreaterThan(10)
  expect(rules.filter((rule) => rule.includes(':root'))).toEqual([])
})
