import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { command, openDraft, resolved } from './window-steps.ts'

/** The app with the bundled samples in, and a folder for files of the test's own. */
export interface Stage {
  readonly app: ElectronApplication
  readonly page: Page
  readonly folder: string
}

/** Something that the window can show. They are shown in this order, each from where the one before has left. */
export interface Scene {
  readonly name: string
  readonly show: (stage: Stage) => Promise<void>
  /** Back to the pairs, with nothing over them. */
  readonly leave?: (stage: Stage) => Promise<void>
}

/** Closes what is open over the pairs. */
export const escape = ({ page }: Stage) => page.keyboard.press('Escape')

export const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })

export const toPairs = ({ page }: Stage) => page.getByRole('button', { name: 'Back to the pairs' }).click()

/** Writes a file of the test's own. Returns the path. */
export async function write(folder: string, name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

/** Starts the import of a file, and shows it. */
export async function importFile({ app, page, folder }: Stage, name: string, text: string): Promise<void> {
  await chooseInDialogs(app, await write(folder, name, text))
  await command(app, page, 'Import samples…')
  await tab(page, 'Import').click()
}

/** Opens a draft's file, and waits for its preview. */
export async function openFile({ app, page, folder }: Stage, name: string, text: string): Promise<void> {
  const path = await write(folder, `${name}.galley.json`, text)
  await openDraft(app, page, path, name)
  await expect(resolved(page)).not.toHaveCount(0)
}
