import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { openOwnDraft } from './own-draft.ts'
import { pair, resolved, samplesAreIn, zoom } from './window-steps.ts'

const value = (page: Page, key: string) => page.getByRole('textbox', { name: `Value of ${key}`, exact: true })
const chip = (page: Page, key: string, name: RegExp) => pair(page, key).getByRole('button', { name })
const popover = (page: Page) => page.getByRole('dialog', { name: /^Token / })

test.beforeEach(async ({ app, window, folder }) => {
  await samplesAreIn(window)
  await openOwnDraft(app, window, folder, [
    {
      key: 'title',
      value: 'In {{ @Profile - City | default: "your town" }}, dear {{ @Profile - Name | default: "" }}!',
    },
    { key: 'wrong', value: '{{ @Profile - Citty }} and {{ @Profile - Tier }}' },
  ])
})

test('a click on a chip shows what it is and comes to, and changes it without a brace', async ({ window }) => {
  await chip(window, 'title', /City/).click()
  await expect(popover(window)).toBeVisible()
  const fallback = popover(window).getByRole('textbox', { name: 'Default' })
  await expect(fallback).toBeFocused()
  await expect(popover(window).getByRole('status').first()).not.toBeEmpty()
  await window.keyboard.type('Skåne')
  await popover(window).getByLabel('Property').click()
  await window.keyboard.type('count')
  await expect(window.getByRole('option', { selected: true })).toContainText('Country')
  await window.keyboard.press('Enter')
  await expect(popover(window).getByLabel('Property')).toHaveValue('Profile - Country')
  await window.keyboard.press('Enter')
  await expect(popover(window)).toBeHidden()
  await expect(value(window, 'title')).toContainText('In Profile Country · Skåne')
  await expect(chip(window, 'title', /Country/)).toBeFocused()
  await window.keyboard.press('ControlOrMeta+z')
  await expect(value(window, 'title')).toContainText('In Profile City · your town')
})

test('a chip’s card scrolls only where it has no room', async ({ window }) => {
  await chip(window, 'title', /City/).click()
  await expect(popover(window)).toBeVisible()
  expect(await popover(window).evaluate((element) => element.scrollHeight - element.clientHeight)).toBe(0)
})

test('arrows walk from chip to chip, Enter opens one, Escape leaves it as it was', async ({ window }) => {
  await pair(window, 'title').focus()
  await window.keyboard.press('ArrowRight')
  await expect(chip(window, 'title', /City/)).toBeFocused()
  await window.keyboard.press('ArrowRight')
  await expect(chip(window, 'title', /^Profile Name/)).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(popover(window)).toBeVisible()
  await expect(popover(window).getByRole('checkbox', { name: 'Empty on purpose' })).toBeChecked()
  await window.keyboard.type('friend')
  await window.keyboard.press('Escape')
  await expect(popover(window)).toBeHidden()
  await expect(chip(window, 'title', /^Profile Name · empty/)).toBeFocused()
  await window.keyboard.press('F2')
  await expect(value(window, 'title')).toBeFocused()
  await window.keyboard.press('Escape')
  await window.keyboard.press('ArrowLeft')
  await window.keyboard.press('Delete')
  await expect(value(window, 'title')).toHaveText(/dear !$/)
  await expect(chip(window, 'title', /City/)).toBeFocused()
  await window.keyboard.press('ArrowDown')
  await expect(pair(window, 'wrong')).toBeFocused()
})

test('says what is wrong with a token where it stands, and fixes it there', async ({ window }) => {
  await chip(window, 'wrong', /Tier/).hover()
  await expect(chip(window, 'wrong', /Tier.*warning: /)).toBeVisible()
  await chip(window, 'wrong', /Citty/).click()
  await expect(popover(window)).toContainText('No sample user has “Citty”')
  await popover(window).getByRole('button', { name: 'Use City' }).click()
  await expect(popover(window)).toBeHidden()
  await expect(value(window, 'wrong')).not.toContainText('Citty')
  await chip(window, 'wrong', /Tier/).click({ button: 'right' })
  await window
    .getByRole('menu', { name: 'Actions for Profile - Tier' })
    .getByRole('menuitem', { name: 'Remove the token' })
    .click()
  await expect(value(window, 'wrong')).not.toContainText('Tier')
  await expect(resolved(window).nth(1)).toContainText(/ and $/)
})

test('punctuation stays on the line of its chip, and neighbours are told apart', async ({ app, folder, window }) => {
  const token = '{{ @Profile - City | default: "your town" }}'
  await openOwnDraft(app, window, folder, [
    {
      key: 'many',
      value: Array.from({ length: 60 }, (_, i) => `${'x'.repeat(i)} ${token}, ${token}${token}.`).join('\n'),
    },
  ])
  const { apart, gaps } = await value(window, 'many').evaluate((field) => {
    const chips = [...field.querySelectorAll('.chip')]
    const lastOf = (element: Element) => [...element.getClientRects()].at(-1) as DOMRect
    const firstLetter = (chip: Element) => {
      const text = chip.nextElementSibling?.matches('.plain') === true ? chip.nextElementSibling.firstChild : null
      if (text === null) return null
      const range = new Range()
      range.setStart(text, 0)
      range.setEnd(text, 1)
      return range.getBoundingClientRect()
    }
    return {
      apart: chips.filter((chip) => {
        const next = firstLetter(chip)
        return next !== null && Math.abs(next.bottom - lastOf(chip).bottom) > 10
      }).length,
      gaps: chips.flatMap((chip) => {
        const next = chip.nextElementSibling
        const isNeighbour = next?.matches('.chip') === true
        const [end, start] = isNeighbour ? [lastOf(chip), next.getClientRects()[0] as DOMRect] : []
        return start !== undefined && end !== undefined && Math.abs(end.top - start.top) < 2
          ? [start.left - end.right]
          : []
      }),
    }
  })
  expect(apart).toBe(0)
  expect(gaps.length).toBeGreaterThan(0)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2)
})

test('a chip’s card is whole at 200 % zoom, whatever is wrong with the token', async ({ app, window: page }) => {
  try {
    await zoom(app, 2)
    await page.waitForFunction(() => innerWidth <= 640)
    for (const name of [/Citty/, /Tier/]) {
      await chip(page, 'wrong', name).click()
      const card = popover(page)
      await expect(card.getByRole('button', { name: 'Done' })).toBeInViewport({ ratio: 0.95 })
      await expect(card.getByRole('textbox', { name: 'Default' })).toBeInViewport({ ratio: 0.95 })
      await page.keyboard.press('Escape')
      await expect(card).toBeHidden()
    }
  } finally {
    await zoom(app, 1)
  }
})

test('a press outside keeps what was typed, and opens the chip that was pressed', async ({ window }) => {
  await chip(window, 'title', /City/).click()
  const fallback = popover(window).getByRole('textbox', { name: 'Default' })
  await expect(fallback).toBeFocused()
  await window.keyboard.type('Skåne')
  await window.getByRole('textbox', { name: 'Key of pair 2' }).click()
  await expect(popover(window)).toBeHidden()
  await expect(value(window, 'title')).toContainText('In Profile City · Skåne')
  await expect(window.getByRole('textbox', { name: 'Key of pair 2' })).toBeFocused()
  await chip(window, 'title', /City/).click()
  await expect(fallback).toBeFocused()
  // the card lies over the row below
  await chip(window, 'title', /^Profile Name/).click()
  await expect(window.getByRole('dialog', { name: 'Token Profile - Name' })).toBeVisible()
  await expect(popover(window)).toHaveCount(1)
})

test('Tab stays in a chip’s card, and a default keeps its lines', async ({ app, folder, window }) => {
  await openOwnDraft(app, window, folder, [
    { key: 'lines', value: String.raw`To {{ @Profile - City | default: "one\ntwo" }}` },
  ])
  await chip(window, 'lines', /City/).click()
  const fallback = popover(window).getByRole('textbox', { name: 'Default' })
  await expect(fallback).toHaveValue('one\ntwo')
  await popover(window).getByRole('button', { name: 'Done' }).focus()
  await window.keyboard.press('Tab')
  await expect(popover(window).getByLabel('Property')).toBeFocused()
  await window.keyboard.press('Shift+Tab')
  await expect(popover(window).getByRole('button', { name: 'Done' })).toBeFocused()
  await fallback.focus()
  await window.keyboard.press('End')
  await window.keyboard.press('ControlOrMeta+End')
  await window.keyboard.type('!')
  await window.keyboard.press('Enter')
  await expect(popover(window)).toBeHidden()
  await window.keyboard.press('F2')
  await expect(window.locator('.view-lines')).toContainText(String.raw`"one\ntwo!"`)
})
