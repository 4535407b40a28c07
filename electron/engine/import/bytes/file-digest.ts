import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { HowToRead } from './file-bytes.ts'
import { readEntry } from './zip.ts'

/** Returns the size of a file, or of the file inside it, in bytes. */
export async function fileSize(path: string, { entry = null }: HowToRead): Promise<number> {
  return entry === null ? (await stat(path)).size : entry.size
}

/** Returns the SHA-256 of a file, or of the file inside it, in hexadecimal. */
export async function fileDigest(path: string, { entry = null }: HowToRead): Promise<string> {
  const hash = createHash('sha256')
  const chunks: AsyncIterable<Buffer> = entry === null ? createReadStream(path) : readEntry(path, entry)
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}
