import { setImmediate as nextTurn } from 'node:timers/promises'
import { batchWriter } from '#shared/mparticle/write-batch'
import { compile } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import { ReaderGone, withQuietErrors } from '../files/reader-gone.ts'
import { destinationOf } from './destination.ts'
import type { ExportedFile, ExportReport } from '#shared/mparticle/export-report'
import type { ExportOptions } from './export-report.ts'
import { printManifest } from './manifest.ts'
import { Output } from './output.ts'
import { bulkEnvelope, payloadWriter } from './payload-writer.ts'
import { Tally } from './tally.ts'

/** A recipient, or null: a good moment to let others work. */
type Step = Recipient | null

/**
 * Writes the payloads of the recipients, in their order and in constant memory. A batch that mParticle would refuse is not
 * written but listed. Throws a `UserError` or a `UserError` for what a user can cause; then, and when it is cancelled,
 * everything is as it was before.
 */
export async function exportBatches(options: ExportOptions): Promise<ExportReport> {
  const tally = new Tally()
  const steps = readySteps(options, tally)
  try {
    const stdout = options.stdout ?? process.stdout
    return await withQuietErrors(stdout, async () => {
      const start = options.shape === 'batch' ? await firstTwo(steps) : []
      const output = new Output(await destinationOf(options, start.length > 1, stdout))
      try {
        await writeAll(options, output, tally, joined(start, steps))
        return await finished(options, output, tally)
      } finally {
        await output.destination.discard()
      }
    })
  } finally {
    steps.return(undefined)
  }
}

/** Candidates between two looks at the outside world. */
const stride = 1024

function* readySteps({ recipients, limit, isCancelled }: ExportOptions, tally: Tally): Generator<Step, undefined> {
  if (limit !== null && limit < 1) return
  for (const candidate of recipients) {
    if (tally.seen++ % stride === 0) {
      yield null
      tally.isCancelled = isCancelled?.() === true
      if (tally.isCancelled) return
    }
    if (candidate.status === 'skipped') {
      tally.skip(candidate.reason)
      continue
    }
    tally.ready++
    yield candidate.recipient
    if (tally.ready === limit) return
  }
}

/** Enough to know whether there is more than one recipient. */
async function firstTwo(steps: Generator<Step, undefined>): Promise<Recipient[]> {
  const found: Recipient[] = []
  while (found.length < 2) {
    const { done, value } = steps.next()
    if (done === true) break
    if (value === null) await nextTurn()
    else found.push(value)
  }
  return found
}

function* joined(start: readonly Recipient[], rest: Iterable<Step>): Generator<Step> {
  yield* start
  yield* rest
}

async function writeAll(options: ExportOptions, output: Output, tally: Tally, steps: Iterable<Step>): Promise<void> {
  const { draft, shape, onProgress } = options
  const message = compile(draft)
  const write = batchWriter(draft, shape === 'bulk' ? bulkEnvelope : 0)
  const writer = await payloadWriter(shape, output)
  try {
    for (const recipient of steps) {
      if (recipient === null) {
        await nextTurn()
        onProgress?.({ seen: tally.seen, written: tally.written })
        continue
      }
      const { json, problems } = write(recipient, message.texts(recipient))
      const refused = problems.length === 0 ? undefined : tally.judge(recipient.identity, problems)
      if (refused === undefined) tally.written++
      const wait = refused === undefined ? writer.add(json) : output.refuse(refused)
      if (wait !== undefined) await wait
    }
    await writer.end()
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error
    tally.isCancelled = true
  }
}

async function finished(options: ExportOptions, output: Output, tally: Tally): Promise<ExportReport> {
  const { out, shape } = options
  const print = (files: readonly ExportedFile[], sha256: string) => printManifest(options, tally, files, sha256)
  const sha256 = tally.isCancelled ? '' : await output.commit(print)
  return {
    out,
    shape,
    recipients: tally.ready,
    written: tally.written,
    skipped: tally.skipped,
    refused: tally.refused,
    refusedCount: tally.refusedCount,
    warnings: tally.warnings,
    sha256,
    bytes: output.bytes,
    files: output.files,
    manifest: tally.isCancelled ? null : output.destination.manifest,
    cancelled: tally.isCancelled,
  }
}
