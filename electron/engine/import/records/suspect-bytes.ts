import { isUtf8 } from 'node:buffer'
import type { ByteWindow } from './byte-window.ts'

/**
 * Where bytes lie that may not be UTF-8. Whole chunks are looked at, because that costs next to nothing; a chunk is suspect
 * also when its border goes through a character. Only records that touch a suspect one are looked at by themselves.
 */
export class SuspectBytes {
  #from = 0
  #to = 0

  /** Looks at the chunk that begins at `place`. What lies before `oldest` is not asked for any more. */
  look(chunk: Buffer, place: number, oldest: number): void {
    if (isUtf8(chunk)) return
    if (this.#to <= oldest) this.#from = place
    this.#to = place + chunk.length
  }

  areIn(window: ByteWindow, from: number, to: number): boolean {
    return from < this.#to && to > this.#from && !isUtf8(window.slice(from, to))
  }
}
