import type { ProofJson } from '#shared/proof/proof-json'
import type { ProofResult } from '#shared/proof/proof-result'
import type { Distribution } from '#shared/proof/tally'

/** What is personal about a user, or a part of it: the texts of those properties, by their names. */
export interface Person {
  readonly identity: string
  readonly values: readonly (readonly [property: string, text: string])[]
}

/** The properties that are personal whatever the draft says. */
const personal = ['Identity', 'Name', 'First Name', 'Last Name', 'Email', 'Phone']

/** Returns the profile properties that a report masks: the personal ones, and those that the draft sends as identities. */
export function maskedProperties(identities: Readonly<Record<string, string>>): string[] {
  return [...new Set([...personal, ...Object.values(identities)])]
}

/** Returns the identities of everyone whom a proof names, in the order in which it does. */
export function identitiesIn({ json, grid }: Pick<ProofResult, 'json' | 'grid'>): string[] {
  const named = new Set(grid.map(({ identity }) => identity))
  const see = (identity: string) => {
    named.add(identity)
    return identity
  }
  rewritten(json, see, (text, identity) => {
    named.add(identity)
    return text
  })
  return [...named]
}

/**
 * Returns a proof with masks for everything personal: ‹user 3› for an identity, ‹First Name 3› for that person's first name, also inside
 * texts. The same person has the same number throughout.
 */
export function masked(result: ProofResult, people: readonly Person[]): ProofResult {
  const order = identitiesIn(result)
  const numbers = new Map(order.map((identity, index) => [identity, index + 1]))
  const byIdentity = Map.groupBy(people, ({ identity }) => identity)
  const valuesOf = (identity: string) => (byIdentity.get(identity) ?? []).flatMap(({ values }) => values)
  const hiders = new Map<string, (text: string) => string>()
  const maskOf = (identity: string) => `‹user ${numbers.get(identity) ?? 0}›`
  const hide = (text: string, identity: string): string => {
    let hider = hiders.get(identity)
    if (hider === undefined) {
      hider = hiderOf(maskOf(identity), numbers.get(identity) ?? 0, identity, valuesOf(identity))
      hiders.set(identity, hider)
    }
    return hider(text)
  }
  return {
    ...result,
    masked: true,
    json: rewritten(result.json, maskOf, hide),
    grid: result.grid.map((column) => ({
      ...column,
      identity: maskOf(column.identity),
      cells: column.cells.map((pieces) => hidePieces(pieces, (text) => hide(text, column.identity))),
    })),
  }
}

/** A value may begin in one piece and end in the next: then they become one. */
function hidePieces<Piece extends { readonly text: string }>(
  pieces: readonly Piece[],
  hide: (text: string) => string,
): readonly Piece[] {
  const hidden = pieces.map((piece) => ({ ...piece, text: hide(piece.text) }))
  const whole = hide(pieces.map(({ text }) => text).join(''))
  const [first] = pieces
  if (first === undefined || hidden.map(({ text }) => text).join('') === whole) return hidden
  return [{ ...first, text: whole }]
}

function hiderOf(user: string, number: number, identity: string, values: Person['values']): (text: string) => string {
  const masks = new Map<string, string>()
  const add = (text: string, mask: string) => {
    const key = text.trim().toLowerCase()
    if (key !== '' && !masks.has(key)) masks.set(key, mask)
  }
  add(identity, user)
  add(encoded(identity), user)
  for (const [property, text] of values) {
    const mask = property === 'Identity' ? user : `‹${property} ${number}›`
    add(text, mask)
    // as a link holds it
    add(encoded(text), mask)
  }
  if (masks.size === 0) return (text) => text
  const longestFirst = [...masks.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(longestFirst.map(patternOf).join('|'), 'giu')
  return (text) => text.replace(pattern, (found) => masks.get(found.toLowerCase()) ?? user)
}

/** One letter is hidden only where it stands alone: a text without any of its a’s could not be read. */
function patternOf(text: string): string {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  return text.length > 1 ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** A proof with every identity and every text that belongs to one replaced. */
function rewritten(
  json: ProofJson,
  identityOf: (identity: string) => string,
  textOf: (text: string, identity: string) => string,
): ProofJson {
  const lengths = (given: Distribution | null) =>
    given === null ? null : { ...given, longest: identityOf(given.longest) }
  const change = <Change extends { identity: string; before: string; after: string }>(one: Change) => ({
    ...one,
    identity: identityOf(one.identity),
    before: textOf(one.before, one.identity),
    after: textOf(one.after, one.identity),
  })
  const { difference, plan, expectations } = json
  return {
    ...json,
    personas: json.personas.map((persona) => ({ ...persona, identity: identityOf(persona.identity) })),
    findings: json.findings.map((finding) => ({
      ...finding,
      identity: identityOf(finding.identity),
      text: textOf(finding.text, finding.identity),
    })),
    pairs: json.pairs.map((pair) => ({
      ...pair,
      length: lengths(pair.length),
      bytes: lengths(pair.bytes),
      segments: lengths(pair.segments),
    })),
    payload: { bytes: lengths(json.payload.bytes) },
    ...(difference === undefined
      ? {}
      : {
          difference: {
            ...difference,
            pairs: difference.pairs.map((pair) => ({ ...pair, examples: pair.examples.map(change) })),
          },
        }),
    ...(plan === undefined
      ? {}
      : {
          plan: { ...plan, violations: plan.violations.map((one) => ({ ...one, identity: identityOf(one.identity) })) },
        }),
    ...(expectations === undefined
      ? {}
      : {
          expectations: {
            ...expectations,
            changed: expectations.changed.map(change),
            missing: expectations.missing.map(identityOf),
            pins: expectations.pins.map((pin) => ({ ...pin, identity: identityOf(pin.identity) })),
          },
        }),
  }
}
