const longestPadded = 12

/**
 * Returns how else an identity may be written in another file: with the decimals, the leading zeros or the plus sign that spreadsheets and
 * databases add or take, or in another letter case. Nothing is merged by this: it is for telling people.
 */
export function identitiesAlike(identity: string): readonly string[] {
  const found = new Set([identity.toLowerCase(), identity.toUpperCase(), identity.replace(/\s+/g, '')])
  for (const number of numbersAlike(identity)) found.add(number)
  found.delete(identity)
  return [...found]
}

/** Returns how else an identity that is a number may be written; nothing for another. */
export function numbersAlike(identity: string): readonly string[] {
  const whole = /^\+?(\d+)(?:\.0+)?$/.exec(identity)
  if (whole === null) return []
  const [, digits = ''] = whole
  const bare = digits.replace(/^0+(?=\d)/, '')
  const found = new Set([digits, bare].flatMap((one) => [one, `${one}.0`, `${one}.00`, `+${one}`]))
  for (let length = bare.length + 1; length <= longestPadded; length++) found.add(bare.padStart(length, '0'))
  found.delete(identity)
  return [...found]
}

/** Invisible characters, and the punctuation that programs put around and inside ids. */
const decoration = /[\p{Cf}\p{Z}\s{}()"'’,_‐-―-]+/gu

/** Returns an identity without letter case, invisible characters, punctuation and padding: two that share it look alike to people. */
export function plainIdentity(identity: string): string {
  const bare = identity.normalize('NFKC').replace(decoration, '').toLowerCase()
  const number = /^\+?0*(\d+?)(?:\.0+)?$/.exec(bare)
  return number?.[1] ?? bare
}
