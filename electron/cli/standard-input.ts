import { createReadStream, fstatSync } from 'node:fs'
import { failedWork } from './command-error.ts'

/** In bytes: how much of a file is read at once. */
const blockSize = 1024 * 1024

/** Returns standard input in pieces, large ones where it is a file. Ends the command where it cannot be read. */
export async function* standardInput(): AsyncGenerator<Uint8Array> {
  const found = fstatSync(0)
  if (found.isDirectory()) throw failedWork('Standard input is a folder. Give a file: galley pipe DRAFT < lines.ndjson')
  const input: AsyncIterable<Buffer> = found.isFile()
    ? createReadStream('', { fd: 0, autoClose: false, highWaterMark: blockSize })
    : process.stdin
  yield* input
}
