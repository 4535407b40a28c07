const blockBytes = 64
const blockWords = 16
const rounds = 80
/** Scratch space, reused: the words of the block at hand, and the five words of the answer. */
const w = new Int32Array(rounds)
const digest = new Int32Array(5)

/** Returns how many bytes a message of `length` bytes takes with its padding. */
export function paddedLength(length: number): number {
  return Math.ceil((length + 9) / blockBytes) * blockBytes
}

/** Writes the padding behind the first `length` bytes of a message, which has room for `paddedLength(length)`. */
export function pad(message: DataView, length: number): void {
  const padded = paddedLength(length)
  message.setUint8(length, 0x80)
  for (let at = length + 1; at < padded - 8; at++) message.setUint8(at, 0)
  message.setUint32(padded - 8, Math.floor(length / 2 ** 29))
  message.setUint32(padded - 4, length << 3)
}

/**
 * Returns the SHA-1 digest (RFC 3174) of a padded message, as five words of 32 bits. For naming, not for safety. The answer is
 * reused: read it before the next call.
 */
export function sha1(message: DataView, padded: number): Int32Array {
  digest[0] = 0x67452301
  digest[1] = 0xefcdab89
  digest[2] = 0x98badcfe
  digest[3] = 0x10325476
  digest[4] = 0xc3d2e1f0
  for (let at = 0; at < padded; at += blockBytes) {
    for (let i = 0; i < blockWords; i++) w[i] = message.getInt32(at + i * 4)
    mix()
  }
  return digest
}

/** The eighty rounds over one block. The four stages differ in how they choose among b, c and d, and in their constant. */
function mix(): void {
  schedule()
  let a = digest[0] ?? 0
  let b = digest[1] ?? 0
  let c = digest[2] ?? 0
  let d = digest[3] ?? 0
  let e = digest[4] ?? 0
  for (let i = 0; i < rounds; i++) {
    let choice: number
    if (i < 20) choice = ((d ^ (b & (c ^ d))) + 0x5a827999) | 0
    else if (i < 40) choice = ((b ^ c ^ d) + 0x6ed9eba1) | 0
    else if (i < 60) choice = (((b & c) | (d & (b | c))) + 0x8f1bbcdc) | 0
    else choice = ((b ^ c ^ d) + 0xca62c1d6) | 0
    const next = (((a << 5) | (a >>> 27)) + choice + e + (w[i] ?? 0)) | 0
    e = d
    d = c
    c = (b << 30) | (b >>> 2)
    b = a
    a = next
  }
  digest[0] = (digest[0] ?? 0) + a
  digest[1] = (digest[1] ?? 0) + b
  digest[2] = (digest[2] ?? 0) + c
  digest[3] = (digest[3] ?? 0) + d
  digest[4] = (digest[4] ?? 0) + e
}

/** Every word behind the block's sixteen follows from four before it. */
function schedule(): void {
  for (let i = blockWords; i < rounds; i++) {
    const x = (w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0)
    w[i] = (x << 1) | (x >>> 31)
  }
}
