import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { scenes } from './scenes.ts'
import { samplesAreIn } from './window-steps.ts'

/** What is chosen, pressed or a token, and looks like what is not; a line each. */
function lookalikes(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const chosen = [
      '[aria-selected="true"]',
      '[aria-current]',
      '[aria-pressed="true"]',
      '[aria-checked="true"]',
      '[data-highlighted]',
      '.chip',
    ].join(', ')
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.cssText = 'forced-color-adjust: none; background: Canvas; color: Highlight'
    const { backgroundColor: canvas, color: highlight } = getComputedStyle(probe)
    probe.remove()
    const isMarked = (element: Element) => {
      const style = getComputedStyle(element)
      const side = (name: string) =>
        style.getPropertyValue(`border-${name}-style`) !== 'none' &&
        style.getPropertyValue(`border-${name}-width`) !== '0px' &&
        style.getPropertyValue(`border-${name}-color`) !== canvas
      return (
        style.backgroundColor === highlight ||
        (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') ||
        ['top', 'right', 'bottom', 'left'].some(side)
      )
    }
    return [...document.querySelectorAll(chosen)]
      .filter((element) => element.checkVisibility() && element.getClientRects().length > 0 && !isMarked(element))
      .map((element) => element.outerHTML.slice(0, 200))
  })
}

test('tells in forced colours what is chosen, pressed or a token, on every screen', async ({
  app,
  window: page,
  folder,
}) => {
  await samplesAreIn(page)
  await page.emulateMedia({ forcedColors: 'active' })
  try {
    const findings = new Map<string, string>()
    for (const { name, show, leave } of scenes) {
      const stage = { app, page, folder: join(folder, 'files') }
      await show(stage)
      for (const finding of await lookalikes(page)) if (!findings.has(finding)) findings.set(finding, name)
      await leave?.(stage)
    }
    expect(Object.fromEntries(findings)).toEqual({})
  } finally {
    await page.emulateMedia({ forcedColors: null })
  }
})

test('draws the lines between the panes in forced colours', async ({ window: page }) => {
  await samplesAreIn(page)
  await page.emulateMedia({ forcedColors: 'active' })
  try {
    const lines = page.getByRole('separator')
    await expect(lines).toHaveCount(3)
    for (const line of await lines.all()) {
      const [own, paper] = await line.evaluate((element) => [
        getComputedStyle(element).backgroundColor,
        getComputedStyle(document.body).backgroundColor,
      ])
      expect(own).not.toBe(paper)
    }
  } finally {
    await page.emulateMedia({ forcedColors: null })
  }
})
