import { dialog, type BrowserWindow } from 'electron'
import { draftResult } from './draft-errors.ts'
import type { Library } from './library.ts'
import { send, sendWhenLoaded } from '../ipc/send.ts'

/** Adds draft files to the library, and has the window open the last of them. What is no draft is told of. */
export async function openDrafts(library: Library, window: BrowserWindow, paths: readonly string[]): Promise<void> {
  const troubles: string[] = []
  let wanted: string | undefined
  for (const path of paths) {
    const added = await draftResult(() => library.add(path))
    if (added.ok) wanted = added.value.id
    else troubles.push(added.error.message)
  }
  send(window, 'drafts:changed', null)
  if (wanted !== undefined) requestOpenDraft(window, wanted)
  if (troubles.length > 0) await dialog.showMessageBox(window, { type: 'warning', message: troubles.join('\n') })
}

/** Asks the page to open a draft, once it can hear that. */
export function requestOpenDraft(window: BrowserWindow, id: string): void {
  sendWhenLoaded(window, 'draft:wanted', id)
}
