import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { appIcon } from '../files/places.ts'
import { startAddress } from '../page/address.ts'
import { sizesOn } from './window-sizes.ts'
import { isOnScreen, type WindowState } from './window-state.ts'

/** The paper of renderer/src/app.css, so that the window does not flash before it is painted. */
const paper = { light: '#FBFAF7', dark: '#17181B' }

/** Opens the one window there is, where it was, shown once it has something to show. */
export function openWindow(state: WindowState | undefined): BrowserWindow {
  const bounds = state !== undefined && isOnScreen(state) ? state : undefined
  const sizes = sizesOn(screen.getPrimaryDisplay().workAreaSize)
  const window = new BrowserWindow({
    title: 'Galley',
    // Windows and macOS take it from the program
    ...(process.platform === 'linux' ? { icon: appIcon() } : {}),
    width: bounds?.width ?? sizes.first.width,
    height: bounds?.height ?? sizes.first.height,
    ...(bounds === undefined ? {} : { x: bounds.x, y: bounds.y }),
    minWidth: sizes.least.width,
    minHeight: sizes.least.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // compiled code is kept from the first start on, not only once Chromium has seen a file a few times
      v8CacheOptions: 'bypassHeatCheck',
    },
  })
  window.once('ready-to-show', () => {
    if (state?.maximised === true) window.maximize()
    if (state?.fullScreen === true) window.setFullScreen(true)
    window.show()
  })
  void window.loadURL(startAddress())
  return window
}
