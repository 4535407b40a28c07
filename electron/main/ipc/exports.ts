import { basename, sep } from 'node:path'
import { app, shell, type BrowserWindow } from 'electron'
import { parseDraft } from '#shared/campaign/file'
import type { ExportAnswer } from '#shared/ipc/file-answers'
import type { InputOf } from '#shared/ipc/contract'
import { failed } from '#shared/result'
import { exportOutputs } from '../../engine/export/destination.ts'
import { refuseInputs } from '../../engine/files/refuse-inputs.ts'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import type { DraftIndex } from '../drafts/draft-index.ts'
import { fileNameFrom } from '../drafts/file-name.ts'
import { chooseLinesFile, chooseNewFolder } from '../files/dialogs.ts'
import { withoutNesting } from '../files/without-nesting.ts'
import type { Grants } from '../files/grants.ts'
import type { RunningJobs } from '../samples/running-jobs.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'
import { runForWindow } from './run-for-window.ts'

/** What was written last, to be shown in the file manager. */
export interface LastWritten {
  path: string | undefined
}

/** Exports payloads to a file or folder that the user chose. */
export function exportAnswers(
  cache: SampleCache,
  index: DraftIndex,
  grants: Grants,
  jobs: RunningJobs,
  last: LastWritten,
) {
  const start = async (question: InputOf<'export:start'>, window: BrowserWindow): Promise<ExportAnswer> => {
    const { job, draft, target, shape, asOf, limit, everyOccurrence } = question
    const path = grants.take(target, 'write', window.webContents)
    // to the engine a folder that is not there yet is one by its ending
    const out = shape === 'ndjson' ? path : path + sep
    refuseInputs(exportOutputs(path), [...index.drafts.map((draft) => draft.path), ...cacheFiles(cache.path)])
    const input = { cache: cache.path, draft, asOf, out, shape, limit, everyOccurrence, version: app.getVersion() }
    const report = await runForWindow(window, jobs, {
      job,
      run: (options) => cache.run('export', input, options),
      notBegun: { ...nothing, out, shape, manifest: null },
    })
    if (!report.cancelled) last.path = path
    const { manifest: _, ...answer } = report
    return { ...answer, out: basename(path) }
  }

  return {
    'export:target': async ({ shape, name }, window) => {
      const file = fileNameFrom(name)
      const choose = shape === 'ndjson' ? chooseLinesFile : chooseNewFolder
      const path = await choose(window, 'Export payloads', `${file} payloads`)
      if (path === undefined) return null
      const meant = shape === 'ndjson' ? path : await withoutNesting(path)
      return grants.give(meant, 'write', window.webContents)
    },
    'export:start': (question, window) => {
      const parsed = parseDraft(question.draft)
      if (!parsed.ok) return failed({ message: parsed.error.message })
      return toResult(() => start(question, window))
    },
    'export:reveal': () => {
      if (last.path !== undefined) shell.showItemInFolder(last.path)
      return undefined
    },
  } satisfies Partial<Answers>
}

const nothing: Omit<ExportAnswer, 'shape' | 'out'> = {
  recipients: 0,
  written: 0,
  skipped: {},
  refused: [],
  refusedCount: 0,
  warnings: [],
  sha256: '',
  bytes: 0,
  files: [],
  cancelled: true,
}
