import type { AssociationArrays } from '#shared/recommend/associations'

/** The first number of what was written; another one for another layout. */
const mark = 0x47524331
const headerLength = 4

/** Returns the arrays as bytes, for a file on this machine: in the byte order of its processor. */
export function associationBytes(arrays: AssociationArrays): Uint8Array {
  const { profiles, newest, times, basis, starts, rows, itemStarts, owners } = arrays
  const header = Float64Array.of(mark, arrays.items, profiles.length, rows.length)
  const parts = [header, profiles, newest, times, basis, starts, rows, itemStarts, owners]
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += part.byteLength
  }
  return bytes
}

/** Returns what `associationBytes` wrote; undefined for anything else. */
export function associationsFrom(bytes: Uint8Array): AssociationArrays | undefined {
  const buffer = aligned(bytes)
  if (buffer.byteLength < headerLength * 8) return undefined
  const [first = NaN, items = NaN, profiles = NaN, pairs = NaN] = new Float64Array(buffer, 0, headerLength)
  const doubles = headerLength + 2 * profiles + pairs
  const words = profiles + (profiles + 1) + pairs + (items + 1) + pairs
  if (first !== mark || buffer.byteLength !== doubles * 8 + words * 4) return undefined
  let at = headerLength * 8
  const next = <Made>(
    make: new (buffer: ArrayBuffer, at: number, length: number) => Made,
    length: number,
    size: number,
  ) => {
    const made = new make(buffer, at, length)
    at += length * size
    return made
  }
  return {
    items,
    profiles: next(Float64Array, profiles, 8),
    newest: next(Float64Array, profiles, 8),
    times: next(Float64Array, pairs, 8),
    basis: next(Int32Array, profiles, 4),
    starts: next(Uint32Array, profiles + 1, 4),
    rows: next(Uint32Array, pairs, 4),
    itemStarts: next(Uint32Array, items + 1, 4),
    owners: next(Uint32Array, pairs, 4),
  }
}

/** Typed arrays begin at multiples of their size. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer
  return new Uint8Array(bytes).buffer
}
