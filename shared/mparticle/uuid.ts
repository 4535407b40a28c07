import { pad, paddedLength, sha1 } from '#shared/mparticle/sha1'

const uuidBytes = 16

/** Scratch space for namespace, name and padding; it grows to the longest name. */
let message = new DataView(new ArrayBuffer(256))

/** The version-5 UUID of a name in a namespace, itself a UUID (RFC 9562, section 5.5). Lone surrogates count as U+FFFD. */
export function uuid(namespace: string, name: string): string {
  return uuidMaker([namespace])(name)[0] ?? ''
}

/** Makes the version-5 UUIDs that a name has in each of these namespaces, for many names. */
export function uuidMaker(namespaces: readonly string[]): (name: string) => string[] {
  const prefixes = namespaces.map(wordsOf)
  return (name) => {
    makeRoom(name.length)
    const length = writeUtf8(name, uuidBytes)
    const padded = paddedLength(length)
    pad(message, length)
    return prefixes.map((words) => {
      for (let i = 0; i < 4; i++) message.setInt32(i * 4, words[i] ?? 0)
      return uuidFrom(sha1(message, padded))
    })
  }
}

function wordsOf(namespace: string): Int32Array {
  const digits = namespace.replaceAll('-', '')
  return Int32Array.from({ length: 4 }, (_, i) => parseInt(digits.slice(i * 8, i * 8 + 8), 16))
}

/** A UTF-16 code unit takes at most three bytes. */
function makeRoom(units: number): void {
  const bytes = paddedLength(uuidBytes + units * 3)
  if (message.byteLength < bytes) message = new DataView(new ArrayBuffer(bytes * 2))
}

/** Writes a text as UTF-8 and returns the position behind it. */
function writeUtf8(text: string, start: number): number {
  let at = start
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) message.setUint8(at++, unit)
    else if (unit < 0x800) at = writeBytes(at, 0xc0, unit, 1)
    else {
      const point = text.codePointAt(i) ?? unit
      if (point > 0xffff) {
        at = writeBytes(at, 0xf0, point, 3)
        i++
      } else at = writeBytes(at, 0xe0, point >= 0xd800 && point < 0xe000 ? 0xfffd : point, 2)
    }
  }
  return at
}

/** The first byte with its mark, and `more` bytes of six bits each behind it. */
function writeBytes(at: number, mark: number, point: number, more: number): number {
  message.setUint8(at, mark | (point >>> (6 * more)))
  for (let i = 1; i <= more; i++) message.setUint8(at + i, 0x80 | ((point >>> (6 * (more - i))) & 0x3f))
  return at + more + 1
}

const dash = 45

/** Made of all its characters at once: a text that is joined from pieces takes longer to write. */
function uuidFrom(digest: Int32Array): string {
  const [a, d] = [digest[0] ?? 0, digest[3] ?? 0]
  const b = ((digest[1] ?? 0) & 0xffff_0fff) | 0x5000
  const c = ((digest[2] ?? 0) & 0x3fff_ffff) | 0x8000_0000
  // prettier-ignore
  return String.fromCharCode(
    hex(a, 28), hex(a, 24), hex(a, 20), hex(a, 16), hex(a, 12), hex(a, 8), hex(a, 4), hex(a, 0), dash,
    hex(b, 28), hex(b, 24), hex(b, 20), hex(b, 16), dash, hex(b, 12), hex(b, 8), hex(b, 4), hex(b, 0), dash,
    hex(c, 28), hex(c, 24), hex(c, 20), hex(c, 16), dash, hex(c, 12), hex(c, 8), hex(c, 4), hex(c, 0),
    hex(d, 28), hex(d, 24), hex(d, 20), hex(d, 16), hex(d, 12), hex(d, 8), hex(d, 4), hex(d, 0),
  )
}

/** The character code of the hexadecimal digit whose lowest bit is `shift`. */
function hex(word: number, shift: number): number {
  const digit = (word >>> shift) & 15
  return digit + (digit < 10 ? 48 : 87)
}
