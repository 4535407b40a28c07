import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { chooseInDialogs } from '../../e2e/ask.ts'
import { writeProfiles } from '../import.ts'
import type { Row } from '../race.ts'
import { withApp } from './app.ts'
import { dataFolder, manyProperties } from './data.ts'

const megabytes = 200
const maxMs = 50
/** How often a thread is asked whether it is free. */
const interval = 5

interface Blocks {
  /** The longest time between two turns of a timer, less its interval. */
  longest: number
  /** How many were over the goal. */
  over: number
}

declare global {
  var blocks: Blocks
}

/**
 * The longest time that the window's thread and the main process's were not free while a large file was imported, with the preview
 * shown and 5,000 properties in the cache before, and while the window reads what the cache holds then. A timer on each thread notes
 * how late it is; a page also has its long tasks, of 50 ms and more. On a machine with other work both hold what the system took.
 */
export async function blockRows(folder: string): Promise<Row[]> {
  await dataFolder(folder, manyProperties)
  const file = join(folder, 'large.jsonl')
  await writeProfiles(file, (_, bytes) => bytes < megabytes * 1e6)
  try {
    const { page, main, tasks } = await withApp(folder, (page, app) => importing(page, app, file))
    return [
      row(`longest block of the UI thread, import of ${String(megabytes)} MB`, page, tasks),
      row(`longest block of the main thread, import of ${String(megabytes)} MB`, main),
    ]
  } finally {
    await rm(file)
  }
}

async function importing(page: Page, app: ElectronApplication, file: string) {
  await page.waitForTimeout(1_000)
  await chooseInDialogs(app, file)
  await page.evaluate(watchTimer, interval)
  await app.evaluate(watchTimer, interval)
  const longTasks = await page.evaluateHandle(() => {
    const found: number[] = []
    new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    })
    return found
  })
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('menu:chosen', 'samples-import')
  })
  const progress = page.getByRole('progressbar', { name: /^Import of/ })
  await progress.waitFor()
  await progress.waitFor({ state: 'detached', timeout: 300_000 })
  // the new schema has been read by then, and the search index is being made
  await page.waitForTimeout(3_000)
  return {
    page: await page.evaluate(() => blocks),
    main: await app.evaluate(() => blocks),
    tasks: await longTasks.jsonValue(),
  }
}

/** Runs in the page and in the main process. */
function watchTimer(_: unknown, every?: number): void {
  const interval = every ?? (_ as number)
  globalThis.blocks = { longest: 0, over: 0 }
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    const late = now - last - interval
    last = now
    blocks.longest = Math.max(blocks.longest, late)
    if (late > 50) blocks.over++
  }, interval)
}

function row(work: string, { longest, over }: Blocks, tasks?: readonly number[]): Row {
  const long =
    tasks === undefined ? '' : `; long tasks: ${String(tasks.length)}, longest ${Math.max(0, ...tasks).toFixed(0)} ms`
  return {
    work,
    against: '–',
    ours: `${longest.toFixed(0)} ms, ${String(over)} over ${String(maxMs)} ms${long}`,
    rival: '–',
    ratio: null,
    goal: `≤ ${String(maxMs)} ms`,
    met: longest <= maxMs,
  }
}
