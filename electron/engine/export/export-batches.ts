import { ReaderGone, withQuietErrors } from '../files/reader-gone.ts'
import type { ExportedFile, ExportReport } from '#shared/mparticle/export-report'
import { Pass } from '../pass/pass.ts'
import type { ExportOptions } from './export-options.ts'
import { printManifest } from './manifest.ts'
import { PayloadFold } from './payload-fold.ts'

/**
 * Writes the payloads of the recipients, in their order and in constant memory. A batch that mParticle would refuse is not written but
 * listed. Throws a `UserError` for what a user can cause; then, and when it is cancelled, everything is as it was before.
 */
export async function exportBatches(options: ExportOptions): Promise<ExportReport> {
  const fold = new PayloadFold(options)
  try {
    return await withQuietErrors(options.stdout ?? process.stdout, async () => {
      const isWhole = await writeAll(options, fold)
      const print = (files: readonly ExportedFile[], sha256: string) =>
        printManifest(options, fold.counts, files, sha256)
      return reportOf(options, fold, isWhole ? await fold.output.commit(print) : null)
    })
  } finally {
    await fold.discard()
  }
}

/** Returns false where it was cancelled, or where the reader of our output has gone. */
async function writeAll({ recipients, control }: ExportOptions, fold: PayloadFold): Promise<boolean> {
  try {
    await fold.begin()
    const isWhole = await new Pass(recipients, control).runInto(fold)
    await fold.finish()
    return isWhole
  } catch (error) {
    if (error instanceof ReaderGone) return false
    throw error
  }
}

/** `sha256` is null for an export that was cancelled. */
function reportOf({ out, shape }: ExportOptions, { counts, output }: PayloadFold, sha256: string | null): ExportReport {
  const { ready: recipients, written, skipped, refused, refusedCount, warnings } = counts
  return {
    out,
    shape,
    recipients,
    written,
    skipped,
    refused,
    refusedCount,
    warnings,
    sha256: sha256 ?? '',
    bytes: output.bytes,
    files: output.files,
    manifest: sha256 === null ? null : output.destination.manifest,
    cancelled: sha256 === null,
  }
}
