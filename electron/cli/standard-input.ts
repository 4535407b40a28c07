import { fstatSync, read } from 'node:fs'
import { promisify } from 'node:util'
import { failedWork } from './command-error.ts'

/** In bytes: how much of a file is read at once. */
const blockSize = 1024 * 1024

/**
 * Returns standard input in pieces, large ones where it is a file. Use each before asking for the next one: its bytes are reused. Ends the
 * command where it cannot be read.
 */
export async function* standardInput(): AsyncGenerator<Uint8Array> {
  const found = fstatSync(0)
  if (found.isDirectory()) throw failedWork('Standard input is a folder. Give a file: galley pipe DRAFT < lines.ndjson')
  if (found.isFile()) yield* blocksOfFile(0)
  else yield* process.stdin as AsyncIterable<Buffer>
}

const readInto = promisify(read)

async function* blocksOfFile(file: number): AsyncGenerator<Uint8Array> {
  const block = Buffer.allocUnsafe(blockSize)
  for (;;) {
    const { bytesRead } = await readInto(file, block, 0, blockSize, null)
    if (bytesRead === 0) return
    yield block.subarray(0, bytesRead)
  }
}
