import type { ElectronApplication, Page } from '@playwright/test'
import type { Row } from '../race.ts'

const maxMs = 50
/** How often a thread is asked whether it is free. */
const interval = 5

interface Blocked {
  /** The longest time between two turns of a timer, less its interval. */
  longest: number
  /** How many were over the goal. */
  over: number
}

interface Blocks extends Blocked {
  /** Ends the timer that notes them. */
  readonly stop: () => void
}

declare global {
  var blocks: Blocks
}

/** What kept the threads of a window while something was done; a page also has its long tasks, of 50 ms and more. */
export interface Watched {
  readonly page: Blocked
  readonly main: Blocked
  readonly tasks: readonly number[]
}

/**
 * Watches the window's thread and the main process's while something is done. A timer on each notes how late it is: on a machine with
 * other work that holds what the system took.
 */
export async function watchThreads(page: Page, app: ElectronApplication, work: () => Promise<void>): Promise<Watched> {
  await page.evaluate(watchTimer, interval)
  await app.evaluate(watchTimer, interval)
  const longTasks = await page.evaluateHandle(() => {
    const found: number[] = []
    new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    })
    return found
  })
  await work()
  return {
    page: await page.evaluate(() => ({ longest: blocks.longest, over: blocks.over })),
    main: await app.evaluate(() => ({ longest: blocks.longest, over: blocks.over })),
    tasks: await longTasks.jsonValue(),
  }
}

/** The rows of both threads. */
export function blockedRows(what: string, { page, main, tasks }: Watched): Row[] {
  return [
    row(`longest block of the UI thread, ${what}`, page, tasks),
    row(`longest block of the main thread, ${what}`, main),
  ]
}

/** Runs in the page and in the main process. */
function watchTimer(_: unknown, every?: number): void {
  const interval = every ?? (_ as number)
  ;(globalThis as { blocks?: Blocks }).blocks?.stop()
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    const late = now - last - interval
    last = now
    blocks.longest = Math.max(blocks.longest, late)
    if (late > 50) blocks.over++
  }, interval)
  globalThis.blocks = { longest: 0, over: 0, stop: () => clearInterval(timer) }
}

function row(work: string, { longest, over }: Blocked, tasks?: readonly number[]): Row {
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
