const longestPadded = 12

/**
 * Returns how else an identity may be written in another file: with the decimals, the leading zeros or the plus sign that spreadsheets and
 * databases add or take, or in another letter case. Nothing is merged by this: it is for telling people.
 */
export function identitiesAlike(identity: string): readonly string[] {
  const found = new Set([identity.toLowerCase(), identity.toUpperCase(), identity.replace(/\s+/g, '')])
  const whole = /^(\+?)(\d+)(?:\.0+)?$/.exec(identity)
  if (whole !== null) {
    const [, , digits = ''] = whole
    const bare = digits.replace(/^0+(?=\d)/, '')
    for (const one of [digits, bare]) for (const other of [one, `${one}.0`, `${one}.00`, `+${one}`]) found.add(other)
    for (let length = bare.length + 1; length <= longestPadded; length++) found.add(bare.padStart(length, '0'))
  }
  found.delete(identity)
  return [...found]
}
