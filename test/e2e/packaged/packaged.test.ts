import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { removeFolder, temporaryFolder } from '../first-profile.ts'
import { systemKeys, withoutKeys } from '../system/system-keys.ts'
import { pairs, resolved, samplesAreIn } from '../window-steps.ts'
import { canTrace, PackagedApp } from './packaged-app.ts'
import { callsToOthers, probesIn } from './system-calls.ts'

interface Fixtures {
  readonly folder: string
  /** Starts the app on an empty data folder. */
  readonly start: (trace?: string) => Promise<PackagedApp>
}

const test = base.extend<Fixtures>({
  // Playwright reads from the pattern that a fixture needs no other
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await temporaryFolder()
    await use(folder)
    await removeFolder(folder)
  },
  start: async ({ folder }, use) => {
    const started: PackagedApp[] = []
    await use(async (trace) => {
      const app = await PackagedApp.start(join(folder, 'data'), trace)
      started.push(app)
      return app
    })
    for (const app of started) app.kill()
  },
})

/** Waits until a user of the samples is previewed who was imported here. */
async function previewImported(app: PackagedApp, folder: string): Promise<void> {
  const { window } = app
  await writeFile(join(folder, 'new-users.csv'), 'Identity,First Name,City\nnew-1,Zoë,Ghent\n')
  await app.drop(join(folder, 'new-users.csv'))
  await expect(window.getByRole('status').filter({ hasText: 'new-users.csv 1 user' })).toBeVisible()
  await window.getByRole('button', { name: /^Find a user/ }).click()
  await window.getByRole('combobox', { name: /user/i }).fill('new-1')
  await window.getByRole('option', { name: /new-1/ }).click()
  await expect(resolved(window).filter({ hasText: 'Try it on in Ghent' })).toBeVisible()
}

test('starts, imports what is dropped, previews, saves, exports and quits, and reaches for no other machine', async ({
  folder,
  start,
}) => {
  const keys = systemKeys()
  test.skip(keys === undefined, withoutKeys)
  if (keys === undefined) return
  const trace = canTrace() ? join(folder, 'system-calls') : undefined
  const app = await start(trace)
  const { window } = app
  await samplesAreIn(window)
  await previewImported(app, folder)

  await pairs(window)
    .getByRole('textbox', { name: /^Key of pair/ })
    .first()
    .fill('headline')
  await expect(window).toHaveTitle(/^●/)
  keys.focus('Galley')
  keys.press('s', 'Command')
  await expect(window).not.toHaveTitle(/^●/)
  expect(await readFile(join(folder, 'data/drafts/tour.galley.json'), 'utf8')).toContain('"key": "headline"')

  keys.press('e', 'Command')
  await window.getByRole('button', { name: 'Choose where…' }).click()
  keys.focus('Export payloads')
  keys.press('a', 'Command')
  keys.type(join(folder, 'payloads.ndjson'))
  keys.press('Enter')
  await expect(window.getByRole('status').filter({ hasText: /payloads written to payloads\.ndjson/ })).toBeVisible()
  const [line = ''] = (await readFile(join(folder, 'payloads.ndjson'), 'utf8')).split('\n')
  expect(JSON.parse(line)).toMatchObject({ events: [{ data: { custom_attributes: { headline: /./ } } }] })

  await window.getByRole('button', { name: 'Done' }).click()
  keys.focus('Galley')
  keys.press('k', 'Command')
  keys.type('licences')
  await expect(window.getByRole('option', { name: 'Licences' })).toBeVisible()
  keys.press('Enter')
  const licences = window.getByRole('region', { name: 'Texts of the licences' })
  await expect(licences).toContainText(/^Galley\s+MIT License[^]*monaco-editor \d/)
  keys.press('Escape')
  keys.press('q', 'Command')
  expect(await app.ended()).toBe(0)
  if (trace === undefined) {
    test.info().annotations.push({ type: 'not traced', description: 'There is no strace on this machine.' })
    return
  }
  expect(callsToOthers(trace)).toEqual([])
  expect(probesIn(trace)).toBeLessThanOrEqual(1)
})
