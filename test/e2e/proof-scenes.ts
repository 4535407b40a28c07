import { expect, type Page } from '@playwright/test'
import { draftText } from './scene-files.ts'
import { openFile, type Scene, tab } from './scene.ts'
import { editValue, shortcut } from './window-steps.ts'

const proof = (page: Page) => page.getByRole('region', { name: 'Proof', exact: true })
const isDone = async (page: Page) => {
  await expect(proof(page).getByRole('status').first()).toContainText('as of')
  await expect(proof(page).locator('.stale')).toHaveCount(0)
}

/** Right-to-left and long keys, texts beyond the limits, flaws of every kind. */
function hostileDraft(): string {
  return draftText('العربية', [
    { key: 'عنوان_الرسالة', value: 'مرحبا {{ @Profile - First Name | default: "صديقي" }}، قميصك ينتظرك' },
    {
      key: 'a_key_that_is_much_longer_than_anyone_would_want_it_to_be',
      value: 'Hi {{ @Profile - City }} , {{ null }}',
    },
    {
      key: 'long',
      value: `${'Long text without an end. '.repeat(18)}{{ @Event - product_name }} &amp; {{ @Profile - Tier }}`,
    },
    { key: '', value: 'https://example.com/{{ @Profile - City }}/ undefined' },
  ])
}

/** The proof of the draft that is open at the first start, below and in the middle, and of one with much in it. */
export const proofScenes: readonly Scene[] = [
  {
    name: 'proof-below',
    async show({ app, page }) {
      await page.getByRole('button', { name: 'A tour of tokens', exact: true }).click()
      await tab(page, /^Proof/).click()
      await isDone(page)
      await shortcut(app, 'CmdOrCtrl+Shift+L')
      await tab(page, /^Proof/).click()
      await isDone(page)
    },
  },
  {
    name: 'proof',
    async show({ app, page }) {
      await shortcut(app, 'F7')
      await isDone(page)
      const title = proof(page)
        .getByRole('row', { name: /^title/ })
        .first()
      await title.focus()
      await title.press('ArrowRight')
      await expect(title).toHaveAttribute('aria-expanded', 'true')
    },
  },
  {
    name: 'proof-users',
    async show({ page }) {
      await proof(page)
        .getByRole('button', { name: /recipients whose First Name is null$/ })
        .click()
      await expect(page.getByRole('region', { name: 'Users of the proof' }).getByRole('option').first()).toBeVisible()
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'proof-grid',
    async show({ page }) {
      const grid = proof(page).getByRole('grid', { name: 'Grid' })
      await grid.scrollIntoViewIfNeeded()
      const cell = grid.getByRole('gridcell').first()
      await cell.click()
      await cell.press('p')
      await expect(grid.getByLabel('Pinned:')).toBeVisible()
    },
  },
  {
    name: 'proof-changes',
    async show({ app, page }) {
      await shortcut(app, 'F7')
      await editValue(page, 'title')
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText('Dear {{ @Profile - Last Name }}, your cart waits')
      await page.keyboard.press('Escape')
      await shortcut(app, 'F7')
      await shortcut(app, 'F7')
      await isDone(page)
      await expect(proof(page).getByRole('button', { name: 'Accept all' })).toBeVisible()
    },
    async leave({ app, page }) {
      await proof(page).getByRole('button', { name: 'Accept all' }).click()
      const cell = proof(page).getByRole('gridcell').first()
      await shortcut(app, 'Control+Z')
      await expect(cell).toBeAttached()
    },
  },
  {
    name: 'proof-report',
    async show({ page }) {
      await proof(page).getByRole('button', { name: 'Report…' }).click()
      await expect(page.getByRole('dialog', { name: 'Report of the proof' })).toBeVisible()
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'proof-right-to-left',
    async show(stage) {
      await openFile(stage, 'العربية', hostileDraft())
      await isDone(stage.page)
    },
    async leave({ app, page }) {
      await shortcut(app, 'F7')
      await page.getByRole('button', { name: 'Cart reminder', exact: true }).click()
      await tab(page, /^Problems/).click()
    },
  },
]
