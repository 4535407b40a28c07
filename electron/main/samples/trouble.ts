import type { Trouble } from '#shared/ipc/contract'
import { failed, ok, type Result } from '#shared/result'
import { ExportProblem } from '../../engine/export/export-report.ts'
import { FileProblem } from '../../engine/files/file-problem.ts'
import { ImportProblem } from '../../engine/import/problem.ts'
import { StoreProblem } from '../../engine/store/store-problem.ts'
import { codeOf } from '../files/error-code.ts'

/** Answers what the work answers; what a user's machine or files made fail is an answer too. */
export async function withTrouble<Value>(work: () => Promise<Value>): Promise<Result<Value, Trouble>> {
  try {
    return ok(await work())
  } catch (error) {
    const message = sentence(error)
    if (message === undefined) throw error
    return failed({ message })
  }
}

function sentence(error: unknown): string | undefined {
  if (error instanceof StoreProblem) return storeSentences[error.kind]
  if (error instanceof FileProblem || error instanceof ImportProblem || error instanceof ExportProblem)
    return error.message
  return codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : undefined
}

const tooMuch = 'This needs more memory than there is. Close other programs, or use samples with smaller values.'

/** The engine's own sentences broadcast of files and options, which the window has none of. */
const storeSentences: Readonly<Record<StoreProblem['kind'], string>> = {
  missing: 'There are no samples yet. Import some.',
  'not-a-cache': 'The samples cannot be read any more. Forget all samples, then import them again.',
  damaged: 'The samples cannot be read any more. Forget all samples, then import them again.',
  newer: 'These samples were written by a newer Galley. Update Galley, or forget all samples and import them again.',
  busy: 'Another program is writing to the samples. Wait until it is done, then try again.',
  full: 'The disk is full. The samples are as they were before. Free some space and try again.',
  refused: 'The file of the samples cannot be written. Check the permissions of Galley’s data folder.',
}
