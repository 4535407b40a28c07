import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { stopIfCancelled, type JobControl } from '../../files/job-control.ts'
import { UserError } from '../../files/user-error.ts'
import { LineEnds } from './line-ends.ts'
import { openFile } from './open-file.ts'
import { ToUtf8 } from './text-encoding.ts'
import { readEntry, type ZipEntry } from './zip.ts'
import { isGzip, unpack, type UnpackEnd } from './unpack.ts'

const chunkSize = 256 * 1024

/** How a file is read, where that is not by its bytes alone. */
export interface HowToRead {
  /** The file inside the ZIP file at the path. */
  readonly entry?: ZipEntry | null
  /** The name of its encoding; without one its bytes tell, and it is UTF-8 or UTF-16. */
  readonly encoding?: string | null
}

/**
 * A file's text as UTF-8 without byte order mark, unpacked if it is gzip. A chunk is only good until the next is asked for. What is
 * known of the file is complete when the iteration is. Reports the bytes read of the file as it is on the disk after every chunk. Throws a
 * `UserError` when the file cannot be read or was changed meanwhile, and `JobCancelled`; bytes that were added to its end are left alone.
 */
export class FileBytes implements AsyncIterable<Buffer> {
  /** In bytes, when it was opened. */
  size = 0
  /** Of the file as it is on the disk. */
  bytesRead = 0
  /** Of those bytes, in hexadecimal. */
  sha256 = ''
  /** The file is packed, and not all of it could be unpacked. */
  cut = false
  /** It is cut because bytes that are no gzip follow its end. */
  trailed = false
  /** Its first bytes, unpacked but not converted. */
  start: Buffer = Buffer.alloc(0)
  /** Sentences about the whole file. */
  readonly notes: string[] = []
  readonly #path: string
  readonly #control: JobControl

  readonly #how: HowToRead

  constructor(path: string, control: JobControl, how: HowToRead = {}) {
    this.#path = path
    this.#control = control
    this.#how = how
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void> {
    const file = await openFile(this.#path)
    try {
      const toUtf8 = new ToUtf8(this.#how.encoding)
      const lineEnds = new LineEnds()
      const { entry = null } = this.#how
      for await (const chunk of this.#unpacked(entry === null ? this.#raw(file) : this.#zipped(entry))) {
        stopIfCancelled(this.#control)
        if (this.start.length === 0) this.start = Buffer.from(chunk.subarray(0, 512))
        const text = toUtf8.push(chunk)
        if (text.length > 0) yield lineEnds.converted(text)
        const { bytesRead: done, size: total } = this
        this.#control.report({ subject: this.#path, unit: 'bytes', done, total, records: 0, rejected: 0 })
      }
      const rest = toUtf8.end()
      if (rest.length > 0) yield lineEnds.converted(rest)
    } finally {
      await file.close()
    }
  }

  async *#unpacked(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer, void> {
    const first = await chunks.next()
    if (first.done === true) return
    if (!isGzip(first.value)) {
      yield first.value
      yield* chunks
      return
    }
    this.#ended(yield* unpack(prefixed(first.value, chunks)))
  }

  #ended(end: UnpackEnd): void {
    this.cut = end !== 'complete'
    this.trailed = end === 'trailed'
    if (end === 'cut')
      this.notes.push(
        'The gzip file ends before its end; what could be unpacked was read. Import it again when it is complete.',
      )
    if (end === 'trailed')
      this.notes.push(
        'The gzip file has other bytes after its end, and what came last was not read. Unpack it with another program and import that.',
      )
    if (end === 'damaged')
      this.notes.push(
        'The gzip file is damaged; what could be unpacked was read. Import it again when you have a sound copy.',
      )
  }

  /** The bytes of one file in the ZIP file: what is said of a file's size and bytes is said of that one. */
  async *#zipped(entry: ZipEntry): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    this.size = entry.size
    for await (const chunk of readEntry(this.#path, entry)) {
      this.bytesRead += chunk.length
      hash.update(chunk)
      yield chunk
    }
    this.sha256 = hash.digest('hex')
  }

  /** The file's bytes as far as it went when it was opened. While one piece is worked on, the next is read: two buffers take turns. */
  async *#raw(file: FileHandle): AsyncGenerator<Buffer, void> {
    const hash = createHash('sha256')
    const before = await file.stat({ bigint: true })
    this.size = Number(before.size)
    const length = Math.max(1, Math.min(chunkSize, this.size))
    const buffers = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)] as const
    let turn: 0 | 1 = 0
    let next = this.#readAt(file, buffers[turn], 0)
    try {
      while (this.bytesRead < this.size) {
        const bytesRead = await next
        if (bytesRead === 0) throw changed(this.#path)
        this.bytesRead += bytesRead
        const chunk = buffers[turn].subarray(0, bytesRead)
        turn = turn === 0 ? 1 : 0
        next = this.#readAt(file, buffers[turn], this.bytesRead)
        hash.update(chunk)
        yield chunk
      }
    } finally {
      // the file must not be closed under a read
      await next.catch(() => 0)
    }
    this.sha256 = hash.digest('hex')
    const after = await file.stat({ bigint: true })
    if (after.size > before.size)
      this.notes.push('The file grew while it was read; import it again when it is complete.')
    else if (after.size < before.size || after.mtimeNs !== before.mtimeNs) throw changed(this.#path)
  }

  #readAt(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
    const wanted = Math.min(buffer.length, this.size - position)
    const read =
      wanted <= 0 ? Promise.resolve(0) : file.read(buffer, 0, wanted, position).then(({ bytesRead }) => bytesRead)
    // the error reaches the loop when it awaits this; until then it must not count as unhandled
    read.catch(() => undefined)
    return read
  }
}

async function* prefixed(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

function changed(path: string): UserError {
  const message = `“${basename(path)}” was changed while Galley read it. Nothing was imported. Import it again when it is complete.`
  return new UserError('import:changed', message)
}
