import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'

const samples = { name: 'Samples', extensions: ['json', 'jsonl', 'ndjson', 'csv', 'tsv', 'txt', 'xml', 'gz', 'zip'] }
const everything = { name: 'All files', extensions: ['*'] }
const lines = { name: 'JSON lines', extensions: ['ndjson', 'jsonl'] }

/** The paths of sample files; none when the dialog was cancelled. */
export async function chooseSamples(window: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import samples',
    buttonLabel: 'Import',
    filters: [samples, everything],
    properties: ['openFile', 'multiSelections'],
  })
  return canceled ? [] : filePaths
}

/** Where to write lines of JSON; undefined when the dialog was cancelled. */
export function chooseLinesFile(window: BrowserWindow, title: string, name: string): Promise<string | undefined> {
  return chooseTarget(window, { title, defaultPath: `${name}.ndjson`, filters: [lines, everything] })
}

/** Where to write a report; undefined when the dialog was cancelled. */
export function chooseReportFile(window: BrowserWindow, name: string, extension: string): Promise<string | undefined> {
  const filter = { name: extension.toUpperCase(), extensions: [extension] }
  return chooseTarget(window, {
    title: 'Report of the proof',
    defaultPath: `${name}.${extension}`,
    filters: [filter, everything],
  })
}

/** A folder that is to be made, or is Galley's from before: the dialog for files is the one that names what is not there yet. */
export function chooseNewFolder(window: BrowserWindow, title: string, name: string): Promise<string | undefined> {
  return chooseTarget(window, {
    title,
    defaultPath: name,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
}

async function chooseTarget(
  window: BrowserWindow,
  options: Electron.SaveDialogOptions & { defaultPath: string },
): Promise<string | undefined> {
  const defaultPath = join(app.getPath('documents'), options.defaultPath)
  const { canceled, filePath } = await dialog.showSaveDialog(window, { ...options, defaultPath })
  return canceled || filePath === '' ? undefined : filePath
}
