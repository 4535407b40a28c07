import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Row } from '../race.ts'
import { beginEditing, quiet, withApp } from './app.ts'
import { dataFolder, thousandProfiles } from './data.ts'
import { taskTimes } from './task-times.ts'

const maxMs = 50
/** Half of them are typed behind the text, and half before it. */
const keys = 10
/** In milliseconds: checks, the lookup of the user and the journal follow a key within that. */
const pause = 700

const sizes = [100_000, 250_000, 1_000_000] as const
const contents: Readonly<Record<string, string>> = {
  text: 'Thanks for staying with us, we have put a few things aside. ',
  tokens: '{{ @Profile - Name | default: "friend" }} ',
  HTML: `<tr><td class="cell" style="padding: 8px 12px; font: 14px Arial">Hi {{ @Profile - Name | default: "friend" }},<br></td><td>One more of the things that we have put aside for you this week</td></tr>\n`,
}

/** How long a long value in one pair keeps the window's thread busy: while it is pasted, and at each key after that. */
export async function longValueRows(folder: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, piece] of Object.entries(contents)) {
    for (const size of sizes) {
      const own = join(folder, `${what}-${String(size)}`)
      await dataFolder(own, thousandProfiles, 3)
      const { pasting, typing } = await withApp(own, (page, app) => written(page, app, repeated(piece, size)))
      rows.push(row(`${String(size / 1_000)} KB of ${what} pasted into a value`, pasting))
      rows.push(row(`${String(keys)} keys in ${String(size / 1_000)} KB of ${what}`, typing))
    }
  }
  return rows
}

function repeated(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
}

async function written(page: Page, app: ElectronApplication, text: string) {
  await beginEditing(page)
  await quiet(page)
  const pasting = await taskTimes(app, async () => {
    await paste(page, text)
    const keep = page.getByRole('button', { name: 'Keep', exact: true })
    if (text.length > 256 * 1024) await keep.click()
    await page
      .getByRole('list', { name: 'Resolved pairs' })
      .getByText(/more characters$/)
      .first()
      .waitFor()
    await quiet(page)
  })
  await page.keyboard.press('End')
  await quiet(page)
  const typing = await taskTimes(app, async () => {
    await type(page, keys / 2)
    await page.keyboard.press('ControlOrMeta+Home')
    await type(page, keys / 2)
    await quiet(page)
  })
  return { pasting, typing }
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

async function type(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('x')
    await page.waitForTimeout(pause)
  }
}

function row(work: string, tasks: readonly number[]): Row {
  const long = tasks.filter((ms) => ms > maxMs)
  const longest = Math.max(...tasks)
  return {
    work,
    against: '–',
    ours: `${String(long.length)} tasks over ${String(maxMs)} ms, longest ${longest.toFixed(0)} ms of its processor time`,
    rival: '–',
    ratio: null,
    goal: `≤ ${String(maxMs)} ms`,
    met: longest <= maxMs,
  }
}
