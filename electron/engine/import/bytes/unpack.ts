import { once } from 'node:events'
import { createGunzip, type Gunzip } from 'node:zlib'

/** How many packed bytes to hand over at once: they can become a thousand times as many. */
const step = 8 * 1024

/** Returns whether a file that begins like this is packed with gzip. */
export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

/** How a packed file ended: `cut` before its end, `damaged` where its data make no sense, `trailed` by bytes that are no gzip. */
export type UnpackEnd = 'complete' | 'cut' | 'damaged' | 'trailed'

/**
 * Unpacks gzip, also several members after each other. Yields all that can be unpacked, and returns how it ended. Takes all chunks in any
 * case.
 */
export async function* unpack(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, UnpackEnd> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  const ready: Buffer[] = []
  let failed: Error | undefined
  gunzip.on('data', (chunk: Buffer) => ready.push(chunk))
  gunzip.on('error', (error: Error) => (failed = error))
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length && failed === undefined; at += step) {
        await write(gunzip, chunk.subarray(at, at + step))
        yield* ready.splice(0)
      }
    }
    if (failed === undefined) await finish(gunzip)
    yield* ready.splice(0)
  } finally {
    gunzip.destroy()
  }
  if (failed === undefined) return 'complete'
  if ('code' in failed && failed.code === 'Z_BUF_ERROR') return 'cut'
  // the file's own first bytes are those of gzip: this is said of what follows its end
  return failed.message === 'incorrect header check' ? 'trailed' : 'damaged'
}

/** Resolves when the chunk is unpacked, or cannot be. */
function write(gunzip: Gunzip, chunk: Buffer): Promise<void> {
  return new Promise((resolve) => {
    gunzip.once('close', resolve)
    gunzip.write(chunk, () => {
      gunzip.off('close', resolve)
      resolve()
    })
  })
}

async function finish(gunzip: Gunzip): Promise<void> {
  const closed = once(gunzip, 'close').catch(() => undefined)
  gunzip.end()
  await closed
}
