import { hasText, missingKindOf, type MissingKind } from '#shared/sample/missing'
import type { Recipient } from '#shared/sample/recipient'
import type { Value } from '#shared/sample/value'
import type { FormatValue } from '#shared/resolve/format'
import { missingSource } from '#shared/resolve/read'
import type { Token } from '#shared/template/node'

/** What a token comes to for one recipient. */
export interface Settled {
  readonly text: string
  readonly from: 'value' | 'default' | 'empty'
  readonly missing: MissingKind | null
}

/** Returns what a token comes to with the value that was read for it. */
export function settle(
  token: Token,
  recipient: Recipient,
  value: Value | undefined,
  defaultedKinds: ReadonlySet<MissingKind>,
  format: FormatValue,
): Settled {
  const kind = missingKindOf(value)
  if (kind === undefined) return { text: format(value ?? null), from: 'value', missing: null }
  const missing = kind === 'absent' ? absence(token, recipient) : kind
  if (defaultedKinds.has(missing) && token.default !== null) return { text: token.default, from: 'default', missing }
  if (hasText(missing) && !defaultedKinds.has(missing)) return { text: format(value ?? null), from: 'value', missing }
  return { text: '', from: 'empty', missing }
}

/** A token that names another alias than the one held constant has no value even where the recipient carries one. */
function absence(token: Token, recipient: Recipient): MissingKind {
  return missingSource(token, recipient) ?? (token.source.kind === 'constant' ? 'no-value' : 'absent')
}
