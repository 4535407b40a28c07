import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { ask, chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { summary } from './samples-ready.ts'
import { command } from './window-steps.ts'

const damaged = Buffer.alloc(20_000, 0x5a)

test('samples that cannot be read are set aside from the notice, and nothing is lost', async ({
  emptyProfile,
  folder,
  start,
}) => {
  await mkdir(emptyProfile, { recursive: true })
  await writeFile(join(emptyProfile, 'samples.sqlite'), damaged)
  const { app, window } = await start(emptyProfile)
  const notice = window.getByRole('alert').filter({ hasText: 'damaged and cannot be read. Drafts are not affected' })
  await expect(notice.getByRole('button', { name: 'Set the samples aside…' })).toBeVisible()

  // an import says the same, without a path
  const path = join(folder, 'people.jsonl')
  await writeFile(path, '{"identity":"a","type":"profile","profileData":{"Name":"Mira"}}\n')
  await chooseInDialogs(app, path)
  const grants = (await ask(window, 'file:pick')).map(({ grant }) => grant)
  const question = { job: 'import-1', format: null, eventName: null, timeZone: 'UTC', grants }
  const refused = await ask(window, 'import:start', question)
  expect(refused).toMatchObject({ ok: false, error: { unreadable: true } })
  expect(JSON.stringify(refused)).not.toContain('samples.sqlite')

  await notice.getByRole('button', { name: 'Set the samples aside…' }).click()
  await window.getByRole('alertdialog').getByRole('button', { name: 'Set aside' }).click()
  await expect(window.getByText(/The samples are kept as “samples\.damaged-.*\.sqlite”/)).toBeVisible()
  await expect(notice).toHaveCount(0)
  const kept = (await readdir(emptyProfile)).filter((name) => name.startsWith('samples.damaged-'))
  expect(kept).toHaveLength(1)
  expect(await readFile(join(emptyProfile, kept[0] ?? ''))).toEqual(damaged)
  expect(await summary(window)).toMatchObject({ profiles: 0, imports: [] })
})

test('the palette sets the samples aside too', async ({ app, profile, window }) => {
  await command(app, window, 'Set the samples aside and start anew…')
  await window.getByRole('alertdialog').getByRole('button', { name: 'Set aside' }).click()
  await expect(window.getByText(/The samples are kept as “samples\.set-aside-.*\.sqlite”/)).toBeVisible()
  expect((await readdir(profile)).some((name) => name.startsWith('samples.set-aside-'))).toBe(true)
})
