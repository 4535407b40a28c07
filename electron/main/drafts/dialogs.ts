import { basename, dirname, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import type { LossChoice } from '#shared/ipc/draft-answers'
import { draftEnding, fileNameFrom, freePath, isDraftName } from './file-name.ts'

const filters = [{ name: 'Galley drafts', extensions: ['galley.json', 'galley', 'json'] }]

/** The path of a draft to open; undefined when the dialog was cancelled. */
export async function chooseDraft(window: BrowserWindow): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog(window, { title: 'Open draft', filters, properties: ['openFile'] })
  return filePaths[0]
}

/** The path of a data plan, from the draft's folder on; undefined when the dialog was cancelled. */
export async function choosePlan(window: BrowserWindow, folder: string): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a data plan',
    defaultPath: folder,
    filters: [{ name: 'mParticle data plans', extensions: ['json'] }],
    properties: ['openFile'],
  })
  return filePaths[0]
}

/** Where to save a draft of this name; undefined when the dialog was cancelled. */
export async function chooseDraftFile(
  window: BrowserWindow,
  name: string,
  folder: string | undefined,
): Promise<string | undefined> {
  const defaultPath = join(folder ?? app.getPath('documents'), fileNameFrom(name) + draftEnding)
  // the dialog of macOS would end a name without an ending by “.json”, which it takes the last part of the filter for
  const byEnding = process.platform === 'darwin' ? {} : { filters }
  const options = { title: 'Save draft as', defaultPath, ...byEnding }
  const { canceled, filePath } = await dialog.showSaveDialog(window, options)
  if (canceled || filePath === '') return undefined
  // the dialog has asked about replacing the name as it was typed, not with an ending
  return isDraftName(filePath) || filePath.toLowerCase().endsWith('.json')
    ? filePath
    : freePath(dirname(filePath), basename(filePath))
}

const lossChoices: readonly LossChoice[] = ['save-as', 'discard', 'cancel']

/** Asks what becomes of edits that are kept nowhere. */
export async function askAboutLoss(window: BrowserWindow, name: string, trouble: string): Promise<LossChoice> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `“${name}” has edits that are not kept anywhere.`,
    detail: trouble,
    buttons: ['Save as…', 'Discard the edits', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return lossChoices[response] ?? 'cancel'
}
