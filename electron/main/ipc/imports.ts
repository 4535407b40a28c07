import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { ImportAnswer } from '#shared/ipc/file-answers'
import type { InputOf } from '#shared/ipc/contract'
import { fromJson } from '#shared/json/json-text'
import type { ImportReport } from '../../engine/import/import-job.ts'
import { isEncoding } from '../../engine/import/bytes/text-encoding.ts'
import { refuseInputs } from '../../engine/files/refuse-inputs.ts'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import type { DraftIndex } from '../drafts/draft-index.ts'
import { formatIds, type FormatId } from '#shared/sample/formats'
import type { RunOptions } from '../../engine/threads/run-job.ts'
import { chooseLinesFile, chooseSamples } from '../files/dialogs.ts'
import type { Grants } from '../files/grants.ts'
import type { RunningJobs } from '../samples/running-jobs.ts'
import type { DraftDrifts } from '../samples/draft-drift.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import { toResult, windowSentence } from '../files/to-result.ts'
import type { Answers } from './handle.ts'
import { runForWindow } from './run-for-window.ts'

const nothing: ImportReport = { imports: [], failures: [], cancelled: true }

interface Subjects {
  readonly cache: SampleCache
  readonly index: DraftIndex
  readonly grants: Grants
  readonly jobs: RunningJobs
  readonly drifts: DraftDrifts
}

/** Imports files that the user chose, with their rejects, and removes imports. */
export function importAnswers({ cache, index, grants, jobs, drifts }: Subjects) {
  const start = async (question: InputOf<'import:start'>, window: BrowserWindow): Promise<ImportAnswer> => {
    const { job, eventName, catalog, timeZone, encoding = null, mapping = null } = question
    const files = question.grants.map((grant) => grants.take(grant, 'read', window.webContents))
    const format = formatNamed(question.format)
    checkEncoding(encoding)
    const input = {
      ...{ cache: cache.path, files, format, eventName, catalog: catalog ?? null, timeZone, encoding, mapping },
      rejects: null,
    }
    const run = (options: RunOptions) => cache.change('import', input, options)
    const report = await drifts.around(() => runForWindow(window, jobs, { job, run, notBegun: nothing }))
    return withoutPaths(report, files, (path) => grants.give(path, 'read', window.webContents))
  }

  return {
    'file:pick': async (_input, window) => {
      const paths = await chooseSamples(window)
      return Promise.all(paths.map((path) => grants.give(path, 'read', window.webContents)))
    },
    'import:start': (question, window) => toResult(() => start(question, window)),
    'reject:page': (page) => toResult(() => cache.readers.ask('rejects', page)),
    'reject:save': ({ import: id }, window) =>
      toResult(async () => {
        const out = await chooseLinesFile(window, 'Save rejects', 'rejects')
        if (out === undefined) return null
        refuseInputs([out], [...index.drafts.map(({ path }) => path), ...cacheFiles(cache.path)])
        await cache.run('save-rejects', { cache: cache.path, import: id, out })
        return { file: basename(out) }
      }),
    'table:look': ({ grant, format, ...question }, window) => {
      const path = grants.look(grant, 'read', window.webContents)
      checkEncoding(question.encoding)
      return toResult(() => cache.readers.ask('table-look', { path, format: formatNamed(format), ...question }))
    },
    'file:parts': ({ grant }, window) =>
      toResult(async () => {
        const path = grants.look(grant, 'read', window.webContents)
        const names = fromJson(await cache.readers.ask('zip-files', { path }))
        return names === null ? null : Promise.all(names.map((name) => grants.give(name, 'read', window.webContents)))
      }),
    'import:remove': ({ import: id }) =>
      toResult(async () => {
        await cache.change('remove-import', { cache: cache.path, import: id })
        return undefined
      }),
  } satisfies Partial<Answers>
}

function checkEncoding(name: string | null): void {
  if (name !== null && !isEncoding(name)) throw new Error(`“${name}” is no encoding.`)
}

export function formatNamed(name: string | null): FormatId | null {
  const format = formatIds.find((known) => known === name)
  if (name !== null && format === undefined) throw new Error(`“${name}” is not a format.`)
  return format ?? null
}

/** The formats of tables whose columns can be chosen. */
const tableFormats: readonly FormatId[] = ['csv-profiles', 'csv-events', 'catalog']

/** Returns the answer for the window: names of files, with a new grant for each file that may be tried again. */
async function withoutPaths(
  { imports, failures, cancelled }: ImportReport,
  files: readonly string[],
  give: (path: string) => Promise<{ readonly grant: string }>,
): Promise<ImportAnswer> {
  const withGrants = failures.map(async ({ file, ...error }) => {
    return { file: basename(file), message: windowSentence(error), ...(await give(file)) }
  })
  const tables = imports.map(async (report) => {
    const isChosen = files.some((file) => report.file === file || report.file.startsWith(`${file}/`))
    const isTable = isChosen && tableFormats.includes(report.format)
    const grant = isTable ? (await give(report.file)).grant : null
    return { ...report, file: basename(report.file), grant }
  })
  return {
    imports: await Promise.all(tables),
    failures: await Promise.all(withGrants),
    cancelled,
  }
}
