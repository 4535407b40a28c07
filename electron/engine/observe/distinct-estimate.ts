const bits = 12
const registerCount = 1 << bits

/** Estimates how many different texts were added, in 4 KB, within about 2 % (HyperLogLog; see Flajolet et al., 2007). */
export class DistinctEstimate {
  readonly #registers: Uint8Array

  constructor(saved?: string) {
    this.#registers =
      saved === undefined ? new Uint8Array(registerCount) : Uint8Array.from(Buffer.from(saved, 'base64'))
  }

  add(text: string): void {
    const hash = hashOf(text)
    const index = hash >>> (32 - bits)
    const rank = Math.clz32((hash << bits) | (1 << (bits - 1))) + 1
    if (rank > (this.#registers[index] ?? 0)) this.#registers[index] = rank
  }

  get count(): number {
    let sum = 0
    let zeros = 0
    for (const register of this.#registers) {
      sum += 2 ** -register
      if (register === 0) zeros++
    }
    const raw = ((0.7213 / (1 + 1.079 / registerCount)) * registerCount * registerCount) / sum
    if (raw <= 2.5 * registerCount && zeros > 0) return Math.round(registerCount * Math.log(registerCount / zeros))
    const range = 2 ** 32
    return Math.round(raw > range / 30 ? -range * Math.log(1 - raw / range) : raw)
  }

  save(): string {
    return Buffer.from(this.#registers).toString('base64')
  }
}

/** FNV-1a over UTF-16 code units, mixed at the end so that every bit counts. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
