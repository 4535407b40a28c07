import { type Change, changeOf } from '#shared/template/change'
import type { Chunk } from '#shared/template/chunk'
import { Parsed } from '#shared/template/parsed'
import { readChunk } from '#shared/template/read-chunk'
import { Scanner } from '#shared/template/scan'

/** How long a chunk becomes, in UTF-16 units: what a letter that is typed has read again. */
const chunkLength = 2_000
/** A chunk that would be shorter takes in the next one, so that edits do not leave ever more of them. */
const shortest = 500

/** Returns a text of which nothing is known as it is read. */
export function parseAnew(source: string): Parsed {
  const scanner = new Scanner(source)
  const chunks: Chunk[] = []
  while (!scanner.done) chunks.push(readChunk(scanner, limitOf(scanner.at, source.length)))
  return new Parsed(source, chunks)
}

/**
 * Returns what `parseAnew` returns, in steps, from how an earlier state of the text was read: only the chunks are read again that the
 * change may have made others, up to where old and new agree again.
 */
export function* parseAgain(source: string, before: Parsed): Generator<undefined, Parsed> {
  const change = changeOf(before.source, source)
  const kept = new KeptChunks(before, change, source.length)
  const scanner = new Scanner(source)
  const chunks: Chunk[] = []
  let next = 0
  while (!scanner.done) {
    const known = kept.chunk(next)
    if (known !== undefined) {
      chunks.push(known)
      scanner.at += known.length
      next++
      continue
    }
    do {
      const stop = kept.placeOf(kept.firstFrom(Math.min(scanner.at + shortest, source.length), next))
      chunks.push(readChunk(scanner, limitOf(scanner.at, stop)))
      next = kept.firstFrom(scanner.at, next)
      yield
    } while (kept.placeOf(next) !== scanner.at)
  }
  return new Parsed(source, chunks)
}

/** Where a chunk ends that begins at a place, if reading is to stop at another: not with a short one left. */
function limitOf(at: number, stop: number): number {
  return stop - at <= 2 * chunkLength ? stop : at + chunkLength
}

/** What of an earlier text still holds. */
class KeptChunks {
  readonly #before: Parsed
  readonly #change: Change
  readonly #length: number

  constructor(before: Parsed, change: Change, length: number) {
    this.#before = before
    this.#change = change
    this.#length = length
  }

  /** Returns a chunk if nothing that decides how it is read has changed. What comes before a place decides by its last character. */
  chunk(index: number): Chunk | undefined {
    const chunk = this.#before.chunks[index]
    const start = this.#before.starts[index]
    if (chunk === undefined || start === undefined) return undefined
    const { before } = this.#change
    return start > before.end || start + chunk.reach <= before.start ? chunk : undefined
  }

  /** Returns where a chunk begins now; -1 where that is within what has changed. Behind the last chunk is the end. */
  placeOf(index: number): number {
    const start = this.#before.starts[index]
    const { before, by } = this.#change
    if (start === undefined) return this.#length
    if (start <= before.start) return start
    return start > before.end ? start + by : -1
  }

  /** Returns the first chunk from one on that begins at a place or behind it. */
  firstFrom(place: number, from: number): number {
    let index = from
    while (this.placeOf(index) < place) index++
    return index
  }
}
