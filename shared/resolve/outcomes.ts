import { numberText } from '#shared/json/exact-number'
import { isPlainText, type MissingKind } from '#shared/sample/missing'
import type { Recipient } from '#shared/sample/recipient'
import type { Properties, Value } from '#shared/sample/value'
import type { FormatValue } from '#shared/resolve/format'
import { type Outcome, outcomeOf } from '#shared/resolve/outcome'
import type { Part, TokenPart } from '#shared/resolve/parts'
import { settle } from '#shared/resolve/settle'

/**
 * Returns the text of every pair for a recipient, and writes the outcome of every token occurrence into `outcomes`, in the order of
 * the pairs and of each template. Nothing else is made, so that it costs little more than the texts alone.
 */
export type ReadOutcomes = (recipient: Recipient, outcomes: Uint8Array) => string[]

interface OutcomePart {
  readonly literal: string
  readonly token: TokenPart | null
  readonly field: string
  /** For an absent property, and for an absent event; both with the text `whenAbsent`. */
  readonly absent: Outcome
  readonly noEvent: Outcome
}

/** Returns the reader of a message's outcomes. It agrees with the pieces of `resolve`. */
export function outcomesReader(
  templates: readonly (readonly Part[])[],
  defaultedKinds: ReadonlySet<MissingKind>,
  format: FormatValue,
): ReadOutcomes {
  const prepared = templates.map((parts) => parts.map((part) => outcomePart(part, defaultedKinds)))

  const read = (part: OutcomePart, recipient: Recipient, outcomes: Uint8Array, at: number): string => {
    const { token, field } = part
    if (token === null) return part.literal
    const { profile, event } = recipient
    const looked = lookUp(token, field, profile, event?.properties, recipient)
    if (typeof looked === 'string') {
      if (isPlainText(looked)) {
        outcomes[at] = 0
        return looked
      }
    } else if (looked === undefined) {
      if (token.whenAbsent !== undefined && token.bag !== null) {
        outcomes[at] = token.bag === 'event' && event === null ? part.noEvent : part.absent
        return token.whenAbsent
      }
    } else if (typeof looked === 'number') {
      outcomes[at] = 0
      return numberText(looked)
    }
    const settled = settle(token.token, recipient, token.read(recipient), defaultedKinds, format)
    outcomes[at] = outcomeOf(settled.from, settled.missing)
    return settled.text
  }

  return (recipient, outcomes) => {
    const texts: string[] = []
    let at = 0
    for (const parts of prepared) {
      let text = ''
      for (const part of parts) {
        text += read(part, recipient, outcomes, at)
        if (part.token !== null) at++
      }
      texts.push(text)
    }
    return texts
  }
}

/** May be inherited, so anything but text and numbers is read again with care. */
function lookUp(
  { bag, read }: TokenPart,
  field: string,
  profile: Properties,
  facts: Properties | undefined,
  recipient: Recipient,
): Value | undefined {
  if (bag === 'profile') return profile[field]
  return bag === 'event' ? facts?.[field] : read(recipient)
}

function outcomePart(part: Part, defaultedKinds: ReadonlySet<MissingKind>): OutcomePart {
  if (part.token === null) return { literal: part.text, token: null, field: '', absent: 0, noEvent: 0 }
  const { token } = part
  const without = (kind: MissingKind) =>
    outcomeOf(token.default !== null && defaultedKinds.has(kind) ? 'default' : 'empty', kind)
  return { literal: '', token: part, field: token.field, absent: without('absent'), noEvent: without('no-event') }
}
