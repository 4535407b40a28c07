import { BrowserWindow } from 'electron'
import { flushBeforeClose } from './flush-before-close.ts'
import { takeShortcuts } from './take-shortcuts.ts'
import { offerTextMenu } from './text-menu.ts'
import { openWindow } from './window.ts'
import { readWindowState, stateOf, writeWindowState, type WindowState } from './window-state.ts'

/** Keeps the one window there is, and where it was. */
export class WindowKeeper {
  readonly #path: string
  #state: WindowState | undefined
  /** Resolves when everything that is to be kept is on the disk. */
  written: Promise<void> = Promise.resolve()

  private constructor(path: string, state: WindowState | undefined) {
    this.#path = path
    this.#state = state
  }

  static async open(path: string): Promise<WindowKeeper> {
    return new WindowKeeper(path, await readWindowState(path))
  }

  /** The window, brought to the front, or opened where it was. */
  show(): BrowserWindow {
    const [window = this.#open()] = BrowserWindow.getAllWindows()
    if (window.isMinimized()) window.restore()
    window.focus()
    return window
  }

  #open(): BrowserWindow {
    const window = openWindow(this.#state)
    takeShortcuts(window)
    offerTextMenu(window)
    flushBeforeClose(window, () => {
      this.#state = stateOf(window)
      this.written = writeWindowState(this.#path, this.#state)
    })
    return window
  }
}
