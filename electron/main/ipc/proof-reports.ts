import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import { parseDraft } from '#shared/campaign/file'
import type { InputOf } from '#shared/ipc/contract'
import type { ReportWritten } from '#shared/ipc/file-answers'
import { parsePins } from '#shared/proof/expectations/pin-file'
import { reportExtension } from '#shared/proof/report/report-format'
import { failed } from '#shared/result'
import { refuseInputs } from '../../engine/files/refuse-inputs.ts'
import { cacheFiles } from '../../engine/store/cache-files.ts'
import type { DraftIndex } from '../drafts/draft-index.ts'
import { fileNameFrom } from '../drafts/file-name.ts'
import { chooseReportFile } from '../files/dialogs.ts'
import type { Grants } from '../files/grants.ts'
import { toResult } from '../files/to-result.ts'
import type { RunningJobs } from '../samples/running-jobs.ts'
import type { SampleCache } from '../samples/sample-cache.ts'
import type { LastWritten } from './exports.ts'
import type { Answers } from './handle.ts'
import { runForWindow } from './run-for-window.ts'

interface Subjects {
  readonly cache: SampleCache
  readonly index: DraftIndex
  readonly grants: Grants
  readonly jobs: RunningJobs
  readonly last: LastWritten
}

/** Writes reports of proofs to files that the user chose. */
export function reportAnswers({ cache, index, grants, jobs, last }: Subjects) {
  const start = async (question: InputOf<'proof:report'>, window: BrowserWindow): Promise<ReportWritten> => {
    const { job, draft, against, target, format, mask, asOf, everyOccurrence, plan = null, pins } = question
    const out = grants.take(target, 'write', window.webContents)
    refuseInputs([out], [...index.drafts.map(({ path }) => path), ...cacheFiles(cache.path)])
    const input = {
      ...{ cache: cache.path, draft, against: against?.text ?? null, againstName: against?.name ?? null },
      ...{ asOf, everyOccurrence, mask, threads: null, format, out, planText: plan, pinsText: pins },
    }
    const report = await runForWindow(window, jobs, {
      job,
      run: (options) => cache.run('proof-report', input, options),
      notBegun: { bytes: 0, cancelled: true },
    })
    if (!report.cancelled) last.path = out
    return { ...report, file: basename(out) }
  }

  return {
    'proof:target': async ({ format, name }, window) => {
      const path = await chooseReportFile(window, `${fileNameFrom(name)} proof`, reportExtension(format))
      return path === undefined ? null : grants.give(path, 'write', window.webContents)
    },
    'proof:report': (question, window) => {
      const { draft, against, pins } = question
      const read = [
        parseDraft(draft),
        ...(against === null ? [] : [parseDraft(against.text)]),
        ...(pins === null ? [] : [parsePins(pins, 'The file of the pinned users')]),
      ]
      for (const parsed of read) if (!parsed.ok) return failed({ message: parsed.error.message })
      return toResult(() => start(question, window))
    },
  } satisfies Partial<Answers>
}
