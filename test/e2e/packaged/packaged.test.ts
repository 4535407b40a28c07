import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { SystemKeys } from '../system/system-keys.ts'
import { pairs, resolved, samplesAreIn } from '../window-steps.ts'
import { test } from './fixtures.ts'
import { canTrace, type PackagedApp } from './packaged-app.ts'
import { callsToOthers, probesIn } from './system-calls.ts'

/** Drops a file with a user, and previews that user. */
async function importAndPreview(app: PackagedApp, folder: string): Promise<void> {
  const { window } = app
  await writeFile(join(folder, 'new-users.csv'), 'Identity,First Name,City\nnew-1,Zoë,Ghent\n')
  await app.drop(join(folder, 'new-users.csv'))
  await expect(window.getByRole('status').filter({ hasText: 'new-users.csv 1 user' })).toBeVisible()
  await window.getByRole('button', { name: /^Find a user/ }).click()
  await window.getByRole('combobox', { name: /user/i }).fill('new-1')
  await window.getByRole('option', { name: /new-1/ }).click()
  await expect(resolved(window).filter({ hasText: 'Try it on in Ghent' })).toBeVisible()
}

/** Exports to the file that the system's dialog is told. */
async function exportTo(path: string, { window }: PackagedApp, keys: SystemKeys): Promise<void> {
  keys.press('e', 'Command')
  await window.getByRole('button', { name: 'Choose where…' }).click()
  keys.focus('Export payloads')
  keys.press('a', 'Command')
  keys.type(path)
  keys.press('Enter')
  await expect(window.getByRole('status').filter({ hasText: /payloads written to payloads\.ndjson/ })).toBeVisible()
  await window.getByRole('button', { name: 'Done' }).click()
  keys.focus('Galley')
}

/** Looks at the licences by the palette. */
async function showLicences({ window }: PackagedApp, keys: SystemKeys): Promise<void> {
  keys.press('k', 'Command')
  keys.type('licences')
  await expect(window.getByRole('option', { name: 'Licences' })).toBeVisible()
  keys.press('Enter')
  const licences = window.getByRole('region', { name: 'Texts of the licences' })
  await expect(licences).toContainText(/^Galley\s+MIT License[^]*monaco-editor \d/)
  keys.press('Escape')
}

test('starts, imports what is dropped, previews, saves, exports and quits, and reaches for no other machine', async ({
  folder,
  keys,
  start,
}) => {
  const trace = canTrace() ? join(folder, 'system-calls') : undefined
  const app = await start(trace)
  const { window } = app
  await samplesAreIn(window)
  await importAndPreview(app, folder)

  await pairs(window)
    .getByRole('textbox', { name: /^Key of pair/ })
    .first()
    .fill('headline')
  await expect(window).toHaveTitle(/^●/)
  keys.focus('Galley')
  keys.press('s', 'Command')
  await expect(window).not.toHaveTitle(/^●/)
  expect(await readFile(join(folder, 'data/drafts/tour.galley.json'), 'utf8')).toContain('"key": "headline"')

  // the dialogs of the other systems are not for keys alone
  if (process.platform === 'linux') {
    await exportTo(join(folder, 'payloads.ndjson'), app, keys)
    const [line = ''] = (await readFile(join(folder, 'payloads.ndjson'), 'utf8')).split('\n')
    expect(JSON.parse(line)).toMatchObject({ events: [{ data: { custom_attributes: { headline: /./ } } }] })
  }
  await showLicences(app, keys)

  if (process.platform === 'win32') keys.press('F4', 'Alt')
  else keys.press('q', 'Command')
  expect(await app.ended()).toBe(0)
  if (trace === undefined) {
    const description = 'System calls are traced with strace, which is not on this machine.'
    test.info().annotations.push({ type: 'not traced', description })
    return
  }
  expect(callsToOthers(trace)).toEqual([])
  expect(probesIn(trace)).toBeLessThanOrEqual(1)
})
