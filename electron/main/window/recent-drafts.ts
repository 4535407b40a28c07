import type { BrowserWindow } from 'electron'
import type { Library } from '../drafts/library.ts'
import { requestOpenDraft } from '../drafts/open-drafts.ts'
import { setMenu } from './menu.ts'

const maxRecent = 10

/** Keeps the menu's recent drafts up to date. Returns the function that looks again. */
export function followRecentDrafts(library: Library, show: () => BrowserWindow): () => void {
  const open = (id: string) => requestOpenDraft(show(), id)
  let known = ''
  const look = async () => {
    const recent = (await library.list()).filter(({ missing }) => !missing).slice(0, maxRecent)
    const now = JSON.stringify(recent.map(({ id, name }) => [id, name]))
    if (now === known) return
    known = now
    setMenu(
      recent.map(({ id, name }) => ({ name, open: () => open(id) })),
      show,
    )
  }
  setMenu([], show)
  void look()
  return () => void look()
}
