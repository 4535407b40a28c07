import type { Writable } from 'node:stream'

/** The reader of our output has closed it, as `head` does. Nothing is wrong: the work ends here. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

/** Writes to a stream and waits until it has taken the chunk. Throws `ReaderGone` when its reader has closed it. */
export function writeTo(stream: Writable, chunk: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (error === null || error === undefined) resolve()
      else reject(isGone(error) ? new ReaderGone('The output was closed.', { cause: error }) : error)
    })
  })
}

/** Windows calls a closed pipe the end of a file. */
const goneCodes: readonly unknown[] = [
  'EPIPE',
  'EOF',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]

/** Returns whether an error of an output says that its reader has closed it. */
export function isGone(error: Error): boolean {
  return 'code' in error && goneCodes.includes(error.code)
}

/** Keeps a stream's error events from ending the process while `work` runs: `writeTo` tells of them. */
export async function withQuietErrors<Value>(stream: Writable, work: () => Promise<Value>): Promise<Value> {
  const ignore = () => undefined
  stream.on('error', ignore)
  try {
    return await work()
  } finally {
    stream.off('error', ignore)
  }
}
