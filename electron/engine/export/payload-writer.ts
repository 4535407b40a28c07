import { limit } from '#shared/mparticle/batch-fault'
import { UserError } from '../files/user-error.ts'
import { count } from '#shared/words/numbers'
import type { Shape } from '#shared/mparticle/export-report'
import type { HashedText } from './hashed-text.ts'
import type { Output } from './output.ts'

/** Puts batches into files of one shape. Wait for the promise, where there is one, before the next call. */
export interface PayloadWriter {
  add(json: string): Promise<void> | undefined
  end(): Promise<void>
}

/** Returns the writer of a shape. Batches that go to one file are lines. */
export async function payloadWriter(shape: Shape, output: Output): Promise<PayloadWriter> {
  if (shape === 'bulk') return bulkWriter(output)
  return shape === 'batch' && output.destination.isFolder ? folderWriter(output) : await lineWriter(output)
}

/** A batch a line, in one file or stream. */
async function lineWriter(output: Output): Promise<PayloadWriter> {
  const text: HashedText = await output.beginOnly('batches.ndjson')
  return { add: (json) => text.add(`${json}\n`), end: () => output.endOnly(text) }
}

/** More files than this are no use in one folder. */
const maxFiles = 10_000
const tooManyFiles =
  `There are more than ${count(maxFiles)} recipients, too many for a file each. ` +
  'Choose the shape ndjson or bulk, or limit the number of recipients.'

/** A file for each batch, ready for the events endpoint. */
function folderWriter(output: Output): PayloadWriter {
  return {
    add: (json) => {
      const nth = output.files.length + 1
      if (nth > maxFiles) {
        throw new UserError('export:too-many-files', tooManyFiles)
      }
      return output.add(numbered('batch', nth), `${json}\n`)
    },
    end: () => Promise.resolve(),
  }
}

/** What stands around and between the batches of a bulk request. */
const bulk = { open: '[', between: ',\n', close: ']' } as const
/** What a bulk request with one batch holds besides it, in bytes. */
export const bulkEnvelope = bulk.open.length + bulk.close.length

/** Files that each hold as many batches as a request to the bulk endpoint may: 100 events, 256 KB. */
function bulkWriter(output: Output): PayloadWriter {
  let batches: string[] = []
  let bytes = bulkEnvelope
  const flush = async () => {
    if (batches.length === 0) return
    const content = bulk.open + batches.join(bulk.between) + bulk.close
    batches = []
    bytes = bulkEnvelope
    await output.add(numbered('bulk', output.files.length + 1), content)
  }
  const keep = (json: string, size: number) => {
    bytes += (batches.length === 0 ? 0 : bulk.between.length) + size
    batches.push(json)
  }
  return {
    add: (json) => {
      const size = Buffer.byteLength(json)
      const isFull =
        batches.length === limit.eventsPerRequest || bytes + bulk.between.length + size > limit.requestBytes
      if (batches.length === 0 || !isFull) {
        keep(json, size)
        return undefined
      }
      return flush().then(() => {
        keep(json, size)
      })
    },
    end: flush,
  }
}

function numbered(kind: string, nth: number): string {
  return `${kind}-${String(nth).padStart(6, '0')}.json`
}
