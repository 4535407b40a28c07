import { app, BrowserWindow, Menu, type BaseWindow, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '#shared/ipc/messages'
import { sendWhenLoaded } from '../ipc/send.ts'
import { shortcuts } from './shortcuts.ts'

type Entry = MenuItemConstructorOptions

/** A draft of the menu of recent ones. */
export interface RecentDraft {
  readonly name: string
  readonly open: () => void
}

const isMac = process.platform === 'darwin'
const line: Entry = { type: 'separator' }

/** Opens the window where there is none. */
let showWindow: () => BrowserWindow

/** An entry that the window acts on. */
function entry(label: string, command: MenuCommand, accelerator = shortcuts[command]?.[0]): Entry {
  const click = (_item: unknown, window: BaseWindow | undefined) => {
    // without the focus, as while it is minimised, it is still the one window there is; on macOS there may be none
    const target = window instanceof BrowserWindow ? window : (BrowserWindow.getAllWindows()[0] ?? showWindow())
    sendWhenLoaded(target, 'menu:chosen', command)
  }
  return { label, click, ...(accelerator === undefined ? {} : { accelerator }) }
}

function fileMenu(recent: readonly RecentDraft[]): Entry {
  const drafts = recent.map(({ name, open }) => ({ label: name.replaceAll('&', '&&'), click: open }))
  return {
    label: '&File',
    submenu: [
      entry('New Draft', 'draft-new'),
      entry('Open…', 'draft-open'),
      { label: 'Open Recent', submenu: drafts, enabled: drafts.length > 0 },
      line,
      entry('Save', 'draft-save'),
      entry('Save As…', 'draft-save-as'),
      entry('Duplicate', 'draft-duplicate'),
      entry('Versions…', 'draft-versions'),
      entry('Settings of the Draft', 'draft-settings'),
      entry('Delete Draft…', 'draft-delete'),
      entry('Deleted Drafts…', 'drafts-deleted'),
      line,
      entry('Import Samples…', 'samples-import'),
      entry('Column Mappings…', 'column-mappings'),
      entry('Set the Samples Aside and Start Anew…', 'samples-set-aside'),
      entry('Restore the Sample Workspace', 'workspace-restore'),
      entry('Export Payloads…', 'export'),
      entry('Report of the Proof…', 'proof-report'),
      line,
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  }
}

/** Undo and redo are the draft's own, so the window has to hear of them. */
const editMenu: Entry = {
  label: '&Edit',
  submenu: [
    entry('Undo', 'undo', 'CmdOrCtrl+Z'),
    entry('Redo', 'redo', 'Shift+CmdOrCtrl+Z'),
    // the other habit, on systems where there are two
    ...(isMac ? [] : [{ ...entry('Redo', 'redo', 'Ctrl+Y'), visible: false }]),
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    line,
    entry('Find in the Pairs…', 'find-in-pairs'),
    entry('Replace in the Pairs…', 'replace-in-pairs'),
    line,
    entry('Next Problem', 'next-problem'),
    entry('Previous Problem', 'previous-problem'),
    entry('Fix All Problems', 'fix-all'),
  ],
}

const userMenu: Entry = {
  label: '&User',
  submenu: [
    entry('Next User', 'next-user'),
    entry('Previous User', 'previous-user'),
    entry('Random User', 'random-user'),
    line,
    entry('Find User…', 'find-user'),
    line,
    entry('Who Gets the Message…', 'edit-trigger'),
    entry('Recipients', 'show-recipients'),
    entry('Proof', 'show-proof'),
  ],
}

function viewMenu(): Entry {
  const development: Entry[] = app.isPackaged ? [] : [line, { role: 'reload' }, { role: 'toggleDevTools' }]
  return {
    label: '&View',
    submenu: [
      entry('Command Palette…', 'command-palette'),
      { ...entry('Command Palette…', 'command-palette', shortcuts['command-palette']?.[1]), visible: false },
      line,
      entry('Drafts and Samples', 'toggle-left'),
      entry('Preview', 'toggle-right'),
      entry('Problems, Recipients and Imports', 'toggle-bottom'),
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
      ...development,
    ],
  }
}

const helpMenu: Entry = {
  role: 'help',
  label: '&Help',
  submenu: [
    entry('Galley Help', 'help'),
    entry('Install the galley Command', 'install-command'),
    entry('Licences', 'licences'),
    // macOS has it in the menu of the app
    ...(isMac ? [] : [line, { role: 'about' } as const]),
  ],
}

/** The application's menu; to be set again when another draft was used last. `show` opens the window where there is none. */
export function setMenu(recent: readonly RecentDraft[], show: () => BrowserWindow): void {
  showWindow = show
  const appMenu: Entry[] = isMac ? [{ role: 'appMenu' }] : []
  const menus = [
    ...appMenu,
    fileMenu(recent),
    editMenu,
    viewMenu(),
    userMenu,
    { role: 'windowMenu', label: '&Window' } as const,
    helpMenu,
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus))
}
