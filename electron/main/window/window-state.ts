import { readFile } from 'node:fs/promises'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'
import { writeAtomic } from '../../engine/files/write-atomic.ts'

const stateFile = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(100).max(20_000),
  height: z.int().min(100).max(20_000),
  maximised: z.boolean(),
  fullScreen: z.boolean(),
})
export type WindowState = Readonly<z.infer<typeof stateFile>>

/** Returns where the window was when it was closed; undefined where that is not known. */
export async function readWindowState(path: string): Promise<WindowState | undefined> {
  try {
    return stateFile.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

export function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getNormalBounds(), maximised: window.isMaximized(), fullScreen: window.isFullScreen() }
}

/** Writes where the window is. A failure is ignored: the window then opens at its default place. */
export async function writeWindowState(path: string, state: WindowState): Promise<void> {
  await writeAtomic(path, `${JSON.stringify(state)}\n`, { ownerOnly: true }).catch(() => undefined)
}

/** At least this much of a window has to be on a screen to be found and moved. In pixels. */
const visible = { width: 200, height: 80 }

/** Returns whether a connected screen shows enough of the window. */
export function isOnScreen(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds)
  return (
    overlap(bounds.x, bounds.width, workArea.x, workArea.width) >= visible.width &&
    overlap(bounds.y, bounds.height, workArea.y, workArea.height) >= visible.height &&
    bounds.y >= workArea.y
  )
}

function overlap(start: number, length: number, from: number, room: number): number {
  return Math.min(start + length, from + room) - Math.max(start, from)
}
