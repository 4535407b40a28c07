import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import { test } from './fixtures.ts'
import { scenes } from './scenes.ts'
import { drawIn, samplesAreIn } from './window-steps.ts'

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

test('has nothing serious for axe on any screen, light and dark', async ({ app, window: page, folder }) => {
  await samplesAreIn(page)
  // through the debugger, which the content security policy does not stand in the way of
  await page.evaluate(axeSource)
  /** Each with the scene that shows it first. */
  const findings = new Map<string, string>()
  for (const { name, show, leave } of scenes) {
    const stage = { app, page, folder: join(folder, 'files') }
    await show(stage)
    for (const theme of ['light', 'dark'] as const) {
      await drawIn(app, page, theme)
      for (const finding of await seriousFindings(page))
        if (!findings.has(finding)) findings.set(finding, `${name}, ${theme}`)
    }
    await leave?.(stage)
  }
  expect(Object.fromEntries(findings)).toEqual({})
})
