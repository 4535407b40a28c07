import { readFile } from 'node:fs/promises'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { writeAtomic } from '../../engine/files/write-atomic.ts'

export interface WindowState extends Readonly<Rectangle> {
  readonly maximised: boolean
  readonly fullScreen: boolean
}

/** Returns where the window was when it was closed; undefined where that is not known. */
export async function readWindowState(path: string): Promise<WindowState | undefined> {
  try {
    const state: unknown = JSON.parse(await readFile(path, 'utf8'))
    return isState(state) ? state : undefined
  } catch {
    return undefined
  }
}

function isState(state: unknown): state is WindowState {
  const { x, y, width, height, maximised, fullScreen } = Object(state) as Record<string, unknown>
  const isLength = (n: unknown) => Number.isInteger(n) && Number(n) >= 100 && Number(n) <= 20_000
  const isPlaced = Number.isInteger(x) && Number.isInteger(y) && isLength(width) && isLength(height)
  return isPlaced && typeof maximised === 'boolean' && typeof fullScreen === 'boolean'
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
