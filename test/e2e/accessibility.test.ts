import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import { treeFindings } from './accessibility-tree.ts'
import { test } from './fixtures.ts'
import { scenes } from './scenes.ts'
import { openOwnDraft } from './own-draft.ts'
import { drawIn, editValue, pair, samplesAreIn } from './window-steps.ts'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The serious and critical findings of axe, a line each. */
async function seriousFindings(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe }
    const { violations } = await checker.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 5)
          .map(
            (node) =>
              `${id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''}`,
          ),
      )
  })
}

test('has nothing serious for axe on any screen, light and dark, and nothing that a screen reader would miss', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  // through the debugger, which the content security policy does not stand in the way of
  await page.evaluate(axeSource)
  const session = await page.context().newCDPSession(page)
  /** Each with the scene that shows it first. */
  const findings = new Map<string, string>()
  for (const { name, show, leave } of scenes) {
    const stage = { app, page, folder: join(folder, 'files') }
    await show(stage)
    for (const finding of await treeFindings(page, session)) if (!findings.has(finding)) findings.set(finding, name)
    for (const theme of ['light', 'dark'] as const) {
      await drawIn(app, page, theme)
      for (const finding of await seriousFindings(page))
        if (!findings.has(finding)) findings.set(finding, `${name}, ${theme}`)
    }
    await leave?.(stage)
  }
  expect(Object.fromEntries(findings)).toEqual({})
})

test('gives a screen reader the value that is edited, what is wrong with it, and what is new', async ({
  app,
  folder,
  window: page,
}) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: 'Hi {{ @Profile - Citty | default: "you" }}' }])
  await expect(pair(page, 'title').getByText('problem: No sample user has “Citty”')).toHaveCount(1)
  await editValue(page, 'title')
  const field = page.getByRole('textbox', { name: 'Value of title' })
  await expect(field).toContainText('Hi {{ @Profile - Citty | default: "you" }}')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/No sample user has “Citty”/)
  await page.keyboard.type(' {{ @Profile - Countri | default: "x" }}')
  await expect(page.getByRole('status').filter({ hasText: /^New error: .*“Countri”/ })).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).not.toContainText('Countri')
})

test('keeps naming the active line of a list that is scrolled away from it', async ({ app, folder, window: page }) => {
  await samplesAreIn(page)
  await openOwnDraft(app, page, folder, [{ key: 'title', value: '' }])
  await editValue(page, 'title')
  await page.keyboard.type('@')
  const list = page.getByRole('listbox', { name: 'Tokens' })
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await expect(list.getByRole('option', { selected: true })).toHaveCount(1)
  const field = page.getByRole('combobox', { name: 'Value of title' })
  const named = await field.getAttribute('aria-activedescendant')
  expect(await list.getByRole('option', { selected: true }).getAttribute('id')).toBe(named)
  const places = await list
    .getByRole('option')
    .evaluateAll((all) => all.map((option) => [option.ariaPosInSet, option.ariaSetSize]))
  expect(places.every(([position, size]) => Number(position) >= 1 && Number(position) <= Number(size))).toBe(true)
})
