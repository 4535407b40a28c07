import { expect, type Page } from '@playwright/test'
import { draftText } from './scene-files.ts'
import { escape, openFile, type Scene, type Stage } from './scene.ts'
import { chooseOption } from './keyboard.ts'
import { command, editValue, shortcut } from './window-steps.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Versions of/ })
const versions = (page: Page) => dialog(page).getByRole('option')

const pairs = [
  { key: 'title', value: 'Hi {{ @Profile - Name | default: "there" }}' },
  { key: 'body', value: 'Your {{ @Event - product_name | default: "item" }} is still in your cart. ' },
  { key: 'deep_link', value: 'https://shop.example/cart' },
  { key: 'arabic', value: 'سلتك في انتظارك' },
]

/** Types at the end of a value, and saves. */
async function saveWith({ app, page }: Stage, key: string, text: string): Promise<void> {
  await editValue(page, key)
  await page.keyboard.type(text)
  await expect(page.getByText('● unsaved')).not.toHaveCount(0)
  await save({ app, page })
}

async function save({ app, page }: Pick<Stage, 'app' | 'page'>): Promise<void> {
  await shortcut(app, 'Control+S')
  await expect(page.getByText('● unsaved')).toHaveCount(0)
}

/** The versions of a draft: none, some, and one that is being named. */
export const versionScenes: readonly Scene[] = [
  {
    name: 'versions-none',
    async show(stage) {
      await openFile(stage, 'Summer sale', draftText('Summer sale', pairs))
      await command(stage.app, stage.page, 'Versions…')
      await expect(dialog(stage.page)).toContainText('No versions yet')
    },
    leave: escape,
  },
  {
    name: 'versions',
    async show(stage) {
      const { app, page } = stage
      await saveWith(stage, 'body', 'Order today! ')
      await page.getByRole('textbox', { name: 'Name of the draft' }).fill('Summer sale, week 2')
      await saveWith(stage, 'title', ', we kept it for you')
      await saveWith(
        stage,
        'body',
        'It waits for you until Sunday night, and not a minute longer than that. '.repeat(4),
      )
      await saveWith(stage, 'arabic', ' حتى الغد')
      await editValue(page, 'deep_link')
      await page.keyboard.type('?from=push')
      await command(app, page, 'Versions…')
      await expect(versions(page)).toHaveCount(5)
      await page.keyboard.press('End')
      await expect(dialog(page).getByRole('table')).toBeVisible()
    },
  },
  {
    name: 'versions-name',
    async show({ page }) {
      await page.keyboard.press('ArrowUp')
      await dialog(page).getByRole('button', { name: 'Name this version…' }).click()
      await page.keyboard.type('As sent in June')
    },
  },
  {
    name: 'versions-previous',
    async show({ page }) {
      await page.keyboard.press('Enter')
      await expect(versions(page).nth(3)).toContainText('As sent in June')
      await chooseOption(page, dialog(page).getByRole('combobox'), 'the version before it')
      await dialog(page).getByRole('checkbox').check()
    },
    async leave(stage) {
      await stage.page.keyboard.press('Escape')
      await expect(dialog(stage.page)).toBeHidden()
      await save(stage)
    },
  },
]
