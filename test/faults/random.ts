/** Returns a source of numbers from 0 up to 1, without it, that a seed and a name decide. */
export function randomFrom(seed: number, name: string): () => number {
  let state = [...name].reduce((sum, letter) => Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0), seed)
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Returns one of the values. Throws where there is none. */
export function oneOf<Value>(values: readonly Value[], random: () => number): Value {
  const at = Math.floor(random() * values.length)
  for (const value of values.slice(at, at + 1)) return value
  throw new Error('There is nothing to choose from.')
}
