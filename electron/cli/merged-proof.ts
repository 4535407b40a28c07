import { check } from '#shared/check/check'
import { proofJson } from '#shared/proof/proof-json'
import type { ProofResult } from '#shared/proof/proof-result'
import type { ReportDiagnostic } from '#shared/proof/report/report-input'
import { proofShape } from '#shared/proof/shape'
import { compile } from '#shared/resolve/compile'
import { noSamples } from '#shared/sample/observed'
import { mergedFigures, readFigures } from '../engine/proof/figures-file.ts'
import { wrongUsage } from './command-error.ts'
import type { OpenDraft } from './draft-input.ts'

export interface MergedProof {
  readonly result: ProofResult
  /** What the check says of the draft without samples. */
  readonly diagnostics: readonly ReportDiagnostic[]
}

/** Returns one proof of the figures of all parts of a run, in their order: without personas, for those are found in a cache. */
export async function mergedProof(paths: readonly string[], { draft, sha256 }: OpenDraft): Promise<MergedProof> {
  const parts = new Map(await Promise.all(paths.map(async (path) => [path, await readFigures(path)] as const)))
  const [first] = parts.values()
  if (first === undefined || parts.size < paths.length) throw wrongUsage('--merge takes files of figures, each once.')
  for (const [path, part] of parts) {
    if (part.draft !== sha256)
      throw wrongUsage(`The figures “${path}” are of another draft, or of another version of it.`)
    if (part.asOf !== first.asOf) {
      throw wrongUsage(
        `The figures “${path}” are as of ${part.asOf}, others as of ${first.asOf}: they are of two runs.`,
      )
    }
  }
  const figures = mergedFigures(proofShape(draft.pairs, compile(draft)), parts)
  const json = proofJson(figures, Date.parse(first.asOf))
  const diagnostics = check(draft, noSamples).map(({ code, severity, message, place }) => {
    return { code, severity, message, pair: place.pair }
  })
  return { result: { json, grid: [], masked: false, cancelled: false }, diagnostics }
}
