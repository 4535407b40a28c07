import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { chooseInDialogs } from './ask.ts'
import { test } from './fixtures.ts'
import { draftText } from './scene-files.ts'
import { command, editValue, openDraft, pairs, resolved, samplesAreIn, shortcut } from './window-steps.ts'

const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the draft' })
const unsaved = (page: Page) => page.getByText('● unsaved')
const drafts = (page: Page) => page.getByRole('navigation').getByRole('region', { name: 'Drafts' })
const inList = (page: Page, draft: string) => drafts(page).getByRole('button', { name: draft, exact: true })

const outside = (page: Page, button: string) =>
  page.getByRole('alert').filter({ has: page.getByRole('button', { name: button }) })

test.describe('with the bundled samples', () => {
  test.beforeEach(({ window }) => samplesAreIn(window))

  test('starts a new draft and renames it', async ({ app, window, profile }) => {
    await shortcut(app, 'Control+N')
    await expect(name(window)).toHaveValue('Untitled')
    await name(window).fill('Spring sale')
    await expect(inList(window, 'Spring sale ● unsaved')).toBeVisible()
    await shortcut(app, 'Control+S')
    await expect(unsaved(window)).toHaveCount(0)
    await expect(window).toHaveTitle('Spring sale – Galley')
    const files = await readdir(join(profile, 'drafts'))
    const texts = await Promise.all(files.map((file) => readFile(join(profile, 'drafts', file), 'utf8')))
    expect(texts.filter((text) => text.includes('"name": "Spring sale"'))).toHaveLength(1)
  })

  test('calls a draft unsaved for as long as it is not as its file', async ({ app, window, folder }) => {
    const path = join(folder, 'one.galley.json')
    await writeFile(path, draftText('One', [{ key: 'title', value: 'Hello' }]))
    await openDraft(app, window, path, 'One')
    await editValue(window, 'title')
    await window.keyboard.type('!')
    await expect(unsaved(window)).toHaveCount(2)
    await expect(window).toHaveTitle('● One – Galley')
    await window.keyboard.press('Control+Z')
    await expect(unsaved(window)).toHaveCount(0)
    await window.keyboard.press('Control+Shift+Z')
    await expect(unsaved(window)).toHaveCount(2)
    await shortcut(app, 'Control+S')
    await expect(unsaved(window)).toHaveCount(0)
    expect(await readFile(path, 'utf8')).toContain('"Hello!"')
  })

  test('says of a draft with edits that are not saved so also while another is open', async ({
    app,
    window,
    folder,
  }) => {
    const path = join(folder, 'one.galley.json')
    await writeFile(path, draftText('One', [{ key: 'title', value: 'Hello' }]))
    const other = await name(window).inputValue()
    await openDraft(app, window, path, 'One')
    await name(window).fill('Two')
    await inList(window, other).click()
    await expect(name(window)).toHaveValue(other)
    await expect(inList(window, 'Two ● unsaved')).toBeVisible()
    await inList(window, 'Two ● unsaved').click()
    await window.getByRole('button', { name: 'Undo: Rename draft' }).click()
    await inList(window, other).click()
    await expect(inList(window, 'One')).toBeVisible()
  })

  test('duplicates a draft, deletes it, and takes that back', async ({ app, window }) => {
    const first = await name(window).inputValue()
    await command(app, window, 'Duplicate the draft')
    await expect(name(window)).toHaveValue(`${first} copy`)
    await drafts(window)
      .getByRole('button', { name: `More for ${first} copy` })
      .press('Enter')
    await window.getByRole('menuitem', { name: 'Delete' }).press('Enter')
    await expect(inList(window, `${first} copy`)).toHaveCount(0)
    await expect(window.getByRole('main').getByText('No draft is open')).toBeVisible()
    await window.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await expect(inList(window, `${first} copy`)).toBeVisible()
    await expect(name(window)).toHaveValue(`${first} copy`)
  })

  test('saves a draft under another name', async ({ app, window, folder }) => {
    await name(window).fill('Elsewhere')
    await chooseInDialogs(app, join(folder, 'elsewhere.galley.json'))
    await shortcut(app, 'Shift+Control+S')
    await expect(unsaved(window)).toHaveCount(0)
    expect(await readFile(join(folder, 'elsewhere.galley.json'), 'utf8')).toContain('"name": "Elsewhere"')
  })

  test('asks at once what to do about a file that another program has changed', async ({ app, window, folder }) => {
    const path = join(folder, 'shared.galley.json')
    await writeFile(path, draftText('Shared', [{ key: 'title', value: 'Ours' }]))
    await openDraft(app, window, path, 'Shared')
    await editValue(window, 'title')
    await window.keyboard.type(' too')
    await writeFile(path, draftText('Shared', [{ key: 'title', value: 'Theirs' }]))
    const bar = outside(window, 'Open theirs')
    await expect(bar).toBeVisible()
    await shortcut(app, 'Control+S')
    await expect(bar).toBeVisible()
    expect(await readFile(path, 'utf8')).toContain('Theirs')
    await bar.getByRole('button', { name: 'Open theirs' }).click()
    await expect(bar).toBeHidden()
    await expect(resolved(window)).toHaveText([/Theirs/])
    await expect(unsaved(window)).toHaveCount(0)

    await editValue(window, 'title')
    await window.keyboard.type(' and ours')
    await writeFile(path, draftText('Shared', [{ key: 'title', value: 'Theirs again' }]))
    await bar.getByRole('button', { name: 'Save mine over it' }).click()
    await expect(bar).toBeHidden()
    expect(await readFile(path, 'utf8')).toContain('Theirs and ours')
  })

  test('asks no longer once the file is as it was', async ({ app, window, folder }) => {
    const path = join(folder, 'shared.galley.json')
    const ours = draftText('Shared', [{ key: 'title', value: 'Ours' }])
    await writeFile(path, ours)
    await openDraft(app, window, path, 'Shared')
    await editValue(window, 'title')
    await window.keyboard.type(' too')
    await writeFile(path, draftText('Shared', [{ key: 'title', value: 'Theirs' }]))
    await expect(outside(window, 'Open theirs')).toBeVisible()
    await writeFile(path, ours)
    await expect(outside(window, 'Open theirs')).toBeHidden()
    await expect(unsaved(window)).toHaveCount(2)
  })

  test('follows the file of a draft that has no edits, as a step that can be undone', async ({
    app,
    window,
    folder,
  }) => {
    const path = join(folder, 'shared.galley.json')
    await writeFile(path, draftText('Shared', [{ key: 'title', value: 'Ours' }]))
    await openDraft(app, window, path, 'Shared')
    await writeFile(path, draftText('Shared', [{ key: 'title', value: 'Theirs' }]))
    await expect(resolved(window)).toHaveText([/Theirs/])
    await expect(unsaved(window)).toHaveCount(0)
    await shortcut(app, 'Control+Z')
    await expect(resolved(window)).toHaveText([/Ours/])
    await expect(unsaved(window)).toHaveCount(2)
    await shortcut(app, 'Control+S')
    await expect(unsaved(window)).toHaveCount(0)
    expect(await readFile(path, 'utf8')).toContain('Ours')
  })

  test('keeps a draft open whose file was deleted, and says so', async ({ app, window, folder }) => {
    const path = join(folder, 'shared.galley.json')
    const ours = draftText('Shared', [{ key: 'title', value: 'Ours' }])
    await writeFile(path, ours)
    await openDraft(app, window, path, 'Shared')
    await rm(path)
    const bar = outside(window, 'Save it again')
    await expect(bar).toContainText('“shared.galley.json” is no longer in its folder')
    await expect(unsaved(window)).not.toHaveCount(0)
    await writeFile(path, ours)
    await expect(bar).toBeHidden()
    await expect(unsaved(window)).toHaveCount(0)
    await rm(path)
    await bar.getByRole('button', { name: 'Save it again' }).click()
    await expect(bar).toBeHidden()
    expect(await readFile(path, 'utf8')).toContain('Ours')
  })

  test('says why a draft could not be saved, until it is', async ({ app, window, folder }) => {
    const path = join(folder, 'folder', 'one.galley.json')
    await mkdir(join(folder, 'folder'))
    await writeFile(path, draftText('One', [{ key: 'title', value: 'Hello' }]))
    await openDraft(app, window, path, 'One')
    await rm(join(folder, 'folder'), { recursive: true })
    await expect(outside(window, 'Save it again')).toBeVisible()
    await shortcut(app, 'Control+S')
    const trouble = window.getByRole('alert').filter({ hasText: 'does not exist' })
    await expect(trouble).toBeVisible()
    await mkdir(join(folder, 'folder'))
    await shortcut(app, 'Control+S')
    await expect(trouble).toBeHidden()
    await expect(outside(window, 'Save it again')).toBeHidden()
    expect(await readFile(path, 'utf8')).toContain('Hello')
  })

  test('says which file cannot be read, and why', async ({ app, window, folder }) => {
    const path = join(folder, 'broken.galley.json')
    await writeFile(path, '{"galley": 1, "pairs": ')
    await chooseInDialogs(app, path)
    await shortcut(app, 'Control+O')
    await expect(window.getByRole('alert').filter({ hasText: 'This file is not readable JSON' })).toBeVisible()
    await expect(pairs(window)).not.toHaveCount(0)
  })
})

test('gives an edit back after the process was killed', async ({ copiedProfile, start }) => {
  const first = await start(copiedProfile)
  const { app, window: page } = first
  await samplesAreIn(page)
  await shortcut(app, 'Control+N')
  await expect(name(page)).toHaveValue('Untitled')
  await page.getByRole('textbox', { name: 'Key of pair 1' }).fill('title')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Value of title' })).toBeFocused()
  await page.keyboard.type('Never saved')
  // a journal has its name once it is whole
  const journal = join(copiedProfile, 'journal')
  const written = async () => {
    const files = (await readdir(journal).catch(() => [])).filter((file) => /^[\da-f-]{36}\.json$/.test(file))
    return (await Promise.all(files.map((file) => readFile(join(journal, file), 'utf8')))).join('\n')
  }
  await expect.poll(written, { intervals: [50] }).toContain('Never saved')
  await first.kill()

  const { window } = await start(copiedProfile)
  await samplesAreIn(window)
  await expect(name(window)).toHaveValue('Untitled')
  await expect(window.getByRole('textbox', { name: 'Value of title' })).toHaveText('Never saved')
  await expect(unsaved(window)).toHaveCount(2)
})
