import type { ElectronApplication, Page } from '@playwright/test'
import { proof } from '../../e2e/proof-parts.ts'
import type { Row } from '../race.ts'
import { quiet, withApp } from './app.ts'
import { choose } from './blocks.ts'
import { dataFolder, manyProperties, writeDraft } from './data.ts'
import { blockedRows, watchThreads } from './watch-threads.ts'

const many = 5_000
/** In milliseconds, between two turns of the wheel. */
const wheelPause = 120

/** What a user does with a draft of thousands of pairs, and with thousands of properties. */
const works: Readonly<Record<string, (page: Page, app: ElectronApplication) => Promise<void>>> = {
  'opening a draft of 5,000 pairs': (page) => openDraft(page, 'Many'),
  'another draft and back': async (page) => {
    await openDraft(page, 'Bench')
    await openDraft(page, 'Many')
  },
  'the CleverTap and Payload tabs of 5,000 pairs': async (page) => {
    const preview = page.getByRole('complementary', { name: 'Preview' })
    for (const name of ['CleverTap', 'Payload', 'Preview']) {
      await preview.getByRole('tab', { name }).click()
      await quiet(page)
    }
  },
  'a search in the palette among 5,000 pairs': async (page, app) => {
    await choose(app, 'command-palette')
    await page.getByRole('combobox', { name: 'Command' }).pressSequentially('key_24', { delay: 150 })
    await page.keyboard.press('Escape')
  },
  'deleting 5,000 pairs, and undo': async (page, app) => {
    await page.getByRole('list', { name: 'Pairs', exact: true }).getByRole('listitem').first().focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await quiet(page)
    await choose(app, 'undo')
  },
  'replacing in 5,000 pairs, and undo': async (page, app) => {
    await choose(app, 'replace-in-pairs')
    const bar = page.getByRole('search', { name: 'Find in the pairs' })
    await bar.getByRole('textbox', { name: 'Find in keys and values' }).fill('your')
    await bar.getByRole('textbox', { name: 'Replace with' }).fill('our')
    await bar.getByRole('button', { name: 'Replace all' }).click()
    await quiet(page)
    await choose(app, 'undo')
    await bar.getByRole('textbox', { name: 'Find in keys and values' }).press('Escape')
  },
  'fixing all of 5,000 pairs, and undo': async (page, app) => {
    await choose(app, 'fix-all')
    await quiet(page)
    await choose(app, 'undo')
  },
  'another theme': async (_, app) => {
    await app.evaluate(
      ({ nativeTheme }) => (nativeTheme.themeSource = nativeTheme.shouldUseDarkColors ? 'light' : 'dark'),
    )
  },
  'a window of another size': async (page, app) => {
    for (const [width, height] of [
      [900, 600],
      [1280, 800],
    ] as const) {
      await app.evaluate(
        ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
        [width, height] as const,
      )
      await quiet(page)
    }
  },
  '5,000 properties, scrolled and sorted': async (page, app) => {
    await choose(app, 'show-samples')
    await page.getByRole('main').getByRole('tab', { name: 'Properties' }).click()
    const table = page.getByRole('table', { name: /^Properties of/ })
    await table.hover()
    for (let i = 0; i < 6; i++) {
      await page.mouse.wheel(0, 4_000)
      await page.waitForTimeout(wheelPause)
    }
    await table.getByRole('columnheader').getByRole('button').first().click()
    await choose(app, 'show-pairs')
  },
  'the proof of 5,000 pairs, in the middle and back': async (page, app) => {
    await choose(app, 'show-proof')
    await proof(page).getByRole('status').filter({ hasText: 'as of' }).first().waitFor({ timeout: 120_000 })
    await proof(page).getByRole('progressbar').waitFor({ state: 'detached', timeout: 120_000 })
    await choose(app, 'show-proof')
    await quiet(page)
    await choose(app, 'show-proof')
  },
}

/** The longest time that the window's thread was not free, by what was done. */
export async function manyBlockRows(folder: string): Promise<Row[]> {
  await dataFolder(folder, manyProperties)
  await writeDraft(folder, many, 'Many')
  return withApp(folder, async (page, app) => {
    await openDraft(page, 'Bench')
    await quiet(page)
    const rows: Row[] = []
    for (const [what, work] of Object.entries(works)) {
      const watched = await watchThreads(page, app, async () => {
        await work(page, app)
        // what comes after it counts too
        await quiet(page)
      })
      rows.push(...blockedRows(what, watched).slice(0, 1))
    }
    return rows
  })
}

async function openDraft(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('region', { name: 'Drafts' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await quiet(page)
}
