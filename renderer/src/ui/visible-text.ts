/** A stretch of text: plain, or one character that cannot be seen, with a sign to show for it and its name. */
export type Run =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'unseen'; readonly sign: string; readonly name: string }

/**
 * Characters that show as nothing and change what is read: controls but the line feed, zero-width spaces, direction overrides, and
 * halves of a surrogate pair. The joiners and direction marks that scripts need are left alone.
 */
const unseen = new RegExp(
  [
    /\r\n/,
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/,
    /[\ud800-\udbff](?![\udc00-\udfff])/,
    /(?<![\ud800-\udbff])[\udc00-\udfff]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

const controls =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  )

const names: Readonly<Record<number, string>> = {
  0x09: 'tab',
  0x0d: 'carriage return',
  0xad: 'soft hyphen',
  0x200b: 'zero-width space',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0xfeff: 'byte order mark',
}

/** Returns whether the text holds anything that `runsOf` would make visible. */
export function hasUnseen(text: string): boolean {
  return text.search(unseen) >= 0
}

/** Returns a text in runs, so that nothing in it stays unseen. Line feeds stay in the plain runs; a carriage return before one goes. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  const plain = (to: number) => {
    if (to > from) runs.push({ kind: 'plain', text: text.slice(from, to) })
  }
  for (const { 0: found, index } of text.matchAll(unseen)) {
    plain(index)
    from = index + found.length
    if (found === '\r\n') runs.push({ kind: 'plain', text: '\n' })
    else runs.push(signOf(found.charCodeAt(0)))
  }
  plain(text.length)
  return runs
}

function signOf(code: number): Run {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const known = names[code]
  return { kind: 'unseen', sign: controls[code] ?? hex, name: known === undefined ? hex : `${known}, ${hex}` }
}
