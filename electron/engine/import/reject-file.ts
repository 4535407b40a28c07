import { UserError } from '../files/user-error.ts'
import { type AtomicFile, openAtomic } from '../files/write-atomic.ts'
import type { ReaderOptions } from './formats/reader-options.ts'
import type { Reject } from './formats/reader.ts'
import { printReject } from './print-reject.ts'

/** Rejects as JSON lines that can be corrected and imported again. The file appears when it is complete. */
export class RejectFile {
  readonly #file: AtomicFile
  #lines: string[] = []

  constructor(file: AtomicFile) {
    this.#file = file
  }

  /** Keeps a reject of the imported file at `path` until `flush`. */
  add(reject: Reject, path: string, options: ReaderOptions): void {
    this.#lines.push(printReject(reject, path, options))
  }

  /** Writes what was added. Wait for it before the next one. Throws a `UserError`. */
  async flush(): Promise<void> {
    if (this.#lines.length === 0) return
    const lines = this.#lines
    this.#lines = []
    await this.#file.write(lines.join(''))
  }

  /** Puts the file in its place. Throws a `UserError`. */
  async commit(): Promise<void> {
    await this.flush()
    await this.#file.commit()
  }

  /** Leaves nothing behind. Does nothing after `commit`. Never throws. */
  async discard(): Promise<void> {
    await this.#file.discard()
  }
}

/** Begins a file of rejects that only its owner may read. Throws a `UserError` where none can be written. */
export async function openRejectFile(path: string): Promise<RejectFile> {
  try {
    return new RejectFile(await openAtomic(path, { ownerOnly: true }))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.kind, `The rejects cannot be written. ${error.message}`, { cause: error })
  }
}
