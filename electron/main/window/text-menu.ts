import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** Gives text fields, and text that is selected, a menu of the right button. What the window itself has a menu for never comes here. */
export function offerTextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, selectionText, x, y }) => {
    const hasText = selectionText !== ''
    if (!isEditable && !hasText) return
    const copy = { role: 'copy', enabled: hasText } as const
    const entries: readonly MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', enabled: hasText },
          copy,
          { role: 'paste', enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll' },
        ]
      : [copy]
    Menu.buildFromTemplate([...entries]).popup({ window, x, y })
  })
}
