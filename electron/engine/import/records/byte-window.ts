/**
 * The part of a stream that is still needed, in one Buffer. Places are absolute: byte n of the stream is
 * `bytes[n - base]`, and `end` is the place after the last byte there is.
 */
export class ByteWindow {
  bytes: Buffer = Buffer.alloc(0)
  base = 0
  end = 0

  /** Adds a chunk and forgets what lies before `keep`. Copies the chunk, so that its owner may use it again. */
  append(chunk: Buffer, keep: number): void {
    const from = Math.min(Math.max(keep, this.base), this.end)
    const kept = this.end - from
    const needed = kept + chunk.length
    const first = from - this.base
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * kept, 1 << 16))
      this.bytes.copy(larger, 0, first, first + kept)
      this.bytes = larger
    } else {
      this.bytes.copyWithin(0, first, first + kept)
    }
    chunk.copy(this.bytes, kept)
    this.base = from
    this.end = from + needed
  }

  /** The bytes from one place to another, as a view that lasts until the next `append`. */
  slice(from: number, to: number): Buffer {
    return this.bytes.subarray(from - this.base, to - this.base)
  }

  text(from: number, to: number): string {
    return this.bytes.toString('utf8', from - this.base, to - this.base)
  }
}
