import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Row } from '../race.ts'
import { beginEditing, withApp } from './app.ts'
import { withBareMonaco } from './bare-monaco.ts'
import { dataFolder, manyProperties, millionProfiles, thousandProfiles } from './data.ts'
import { percentile, spread } from './percentiles.ts'
import { keysMeasured, type KeyTimes, measureKeys } from './probe.ts'

const text = 'Thanks for staying with us, we have put a few things aside for you. '
const characters = 240
const lists = 30

const preview = '[aria-label="Resolved pairs"]'

/**
 * Typing at the end of a value with tokens, with the pauses of a user who types: checks and the journal run in the longer ones. Against
 * the same keys in Monaco alone.
 */
export async function typingRows(folder: string): Promise<Row[]> {
  const ours = await keysIn(join(folder, 'million'), millionProfiles)
  const bare = await withBareMonaco(folder, async (page) => typed(page, '.view-lines'))
  return [racedRow('keystroke to painted preview, 1,000,000 profiles', ours, 'the same in Monaco alone', bare, 1.3)]
}

/** The same in a draft of 5,000 pairs, against one of ten. */
export async function manyPairsRows(folder: string): Promise<Row[]> {
  const many = await keysIn(join(folder, 'many'), thousandProfiles, 5_000)
  const few = await keysIn(join(folder, 'few'), thousandProfiles, 10)
  return [racedRow('keystroke to painted preview, 5,000 pairs', many, 'ten pairs', few, 1.5)]
}

async function keysIn(folder: string, fill: (cache: string) => Promise<unknown>, pairs?: number) {
  await dataFolder(folder, fill, pairs)
  return withApp(folder, async (page) => {
    await beginEditing(page)
    return typed(page, preview)
  })
}

async function typed(page: Page, within: string): Promise<readonly KeyTimes[]> {
  await type(page, 20)
  await measureKeys(page, null, within, null)
  await type(page, characters)
  return keysMeasured(page)
}

/** The list that `@` opens, among 5,000 properties. */
export async function listRows(folder: string): Promise<Row[]> {
  await dataFolder(folder, manyProperties)
  const times = await withApp(folder, async (page) => {
    await beginEditing(page)
    await page.keyboard.type(' ')
    await openList(page)
    await measureKeys(page, '@', 'body', '[role="listbox"][aria-label="Tokens"] [role="option"]')
    for (let i = 0; i < lists; i++) await openList(page)
    return keysMeasured(page)
  })
  return keyRows('@ list painted, 5,000 properties', times, 50)
}

async function type(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await page.keyboard.press(text.charAt(i % text.length))
    await page.waitForTimeout(i % 12 === 11 ? 220 + (i % 5) * 60 : 40 + (i % 7) * 15)
  }
}

/** Opens the list with a key and closes it again. */
async function openList(page: Page): Promise<void> {
  await page.keyboard.press('@')
  await page.locator('[role="listbox"][aria-label="Tokens"] [role="option"]').first().waitFor()
  await page.waitForTimeout(60)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Backspace')
  await page.waitForTimeout(200)
}

function racedRow(
  work: string,
  ours: readonly KeyTimes[],
  against: string,
  rival: readonly KeyTimes[],
  most: number,
): Row {
  const totals = (times: readonly KeyTimes[]) => times.map(({ total }) => total)
  const ratio = percentile(totals(ours), 0.95) / percentile(totals(rival), 0.95)
  return {
    ...{ work, against, ours: spread(totals(ours)), rival: spread(totals(rival)), ratio },
    ...{ goal: `≤ ${String(most)} × its p95`, met: ratio <= most },
  }
}

function keyRows(work: string, times: readonly KeyTimes[], maxMs: number): Row[] {
  const of = (part: keyof KeyTimes) => times.map((time) => time[part])
  return [
    {
      work,
      against: '–',
      ours: spread(of('total')),
      rival: '–',
      ratio: null,
      goal: `≤ ${String(maxMs)} ms p95`,
      met: percentile(of('total'), 0.95) <= maxMs,
    },
  ]
}
