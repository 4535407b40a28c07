import { allOutputChecks } from '#shared/proof/checks/all-output-checks'
import type { OutputCheck, OutputText } from '#shared/proof/checks/output-check'
import { findingWords } from '#shared/proof/finding-words'
import type { Fold, MeasuredRow, ProofShape } from '#shared/proof/fold'
import type { Measure } from '#shared/proof/measure'
import { type PairGaps, pairGaps } from '#shared/proof/pair-gaps'
import { missingOf, outcomeCount, sourceOf } from '#shared/resolve/outcome'
import type { Severity } from '#shared/template/diagnostic'

/** A flaw that some texts of a pair have. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  /** Counts from 0; null where it belongs to none. */
  readonly pair: number | null
  /** Recipients whose text shows it. */
  readonly count: number
  /** Who has the shortest text that shows it, the first in cache order. */
  readonly identity: string
  /** That text, cut after a few hundred characters. */
  readonly text: string
}

interface Seen {
  count: number
  /** In code points. */
  length: number
  identity: string
  text: string
}

export interface FindingsState {
  readonly seen: readonly (readonly [
    pair: number,
    code: string,
    count: number,
    length: number,
    identity: string,
    text: string,
  ])[]
}

const maxText = 400

/** For each outcome, whether nothing can be seen of it whatever the token's default, and where the default is blank. */
const gapsOf = (blankDefault: boolean) =>
  Uint8Array.from({ length: outcomeCount }, (_, outcome) => {
    const from = sourceOf(outcome)
    if (from === 'value') return Number(missingOf(outcome) === 'blank')
    return Number(from === 'empty' || blankDefault)
  })
const gapWithText = gapsOf(false)
const gapWithBlank = gapsOf(true)

/** Beside the bits of `traits`: what a text with a gap has, and what every text has. */
const gap = 1 << 29
const anything = 1 << 30

interface CheckedPair {
  readonly firstToken: number
  readonly pair: PairGaps
  /** For each token, whether an outcome is a gap. */
  readonly gapTables: readonly Uint8Array[]
  readonly gaps: Uint8Array
  /** By the place of the check. */
  readonly seen: (Seen | undefined)[]
  /** What the checks look at, used again for each text. */
  readonly output: { -readonly [Key in keyof OutputText]: OutputText[Key] }
}

type TextMeasure = Pick<Measure, 'traits' | 'codePoints'>

/** Looks for flaws in every text. */
export class Findings implements Fold<FindingsState> {
  readonly #checks: readonly OutputCheck[]
  /** For each check what a text has to have: bits of `traits`, `gap`, or `anything`. */
  readonly #needs: Int32Array
  readonly #pairs: readonly CheckedPair[]

  constructor({ pairs }: ProofShape, checks: readonly OutputCheck[] = allOutputChecks) {
    this.#checks = checks
    this.#needs = Int32Array.from(checks, ({ needs, needsGap }) => (needsGap ? gap : needs === 0 ? anything : needs))
    this.#pairs = pairs.map(({ template, firstToken, tokens }): CheckedPair => {
      const pair = pairGaps(template)
      const gapTables = pair.blankDefaults.map((isBlank) => (isBlank ? gapWithBlank : gapWithText))
      const gaps = new Uint8Array(tokens.length)
      const output = { text: '', traits: 0, pair, gaps, hasGap: false }
      return { firstToken, pair, gapTables, gaps, seen: [], output }
    })
  }

  add({ identity, texts, outcomes, measures }: MeasuredRow): void {
    for (let index = 0; index < this.#pairs.length; index++) {
      const measure = measures[index]
      const text = texts[index]
      if (measure !== undefined && text !== undefined) this.look(index, identity, text, outcomes, measure)
    }
  }

  /**
   * Looks at one text of a recipient. Returns the flaws as bits: 1 for the first of the checks, 2 for the second, and so on. `outcomes` are
   * those of the whole message.
   */
  look(index: number, identity: string, text: string, outcomes: Uint8Array, measure: TextMeasure): number {
    const checked = this.#pairs[index]
    if (checked === undefined) return 0
    const { output, seen } = checked
    output.text = text
    output.traits = measure.traits
    output.hasGap = findGaps(checked, outcomes)
    const has = measure.traits | anything | (output.hasGap ? gap : 0)
    const needs = this.#needs
    const checks = this.#checks
    let found = 0
    for (let nth = 0; nth < needs.length; nth++) {
      if (((needs[nth] ?? 0) & has) === 0 || checks[nth]?.finds(output) !== true) continue
      found |= 1 << nth
      note(seen, nth, { count: 1, length: measure.codePoints, identity, text })
    }
    return found
  }

  merge({ seen }: FindingsState): void {
    for (const [pair, code, count, length, identity, text] of seen) {
      const nth = this.#checks.findIndex((check) => check.code === code)
      const checked = this.#pairs[pair]
      if (checked !== undefined && nth >= 0) note(checked.seen, nth, { count, length, identity, text })
    }
  }

  state(): FindingsState {
    return {
      seen: this.#pairs.flatMap(({ seen }, pair) =>
        this.#checks.flatMap(({ code }, nth) => {
          const found = seen[nth]
          return found === undefined
            ? []
            : [[pair, code, found.count, found.length, found.identity, found.text] as const]
        }),
      ),
    }
  }

  /** Returns the findings, pair by pair. `recipients` is how many there are in all. */
  findings(recipients: number): Finding[] {
    return this.#pairs.flatMap(({ seen }, pair) =>
      this.#checks.flatMap((check, nth) => {
        const found = seen[nth]
        if (found === undefined) return []
        const { count, identity, text } = found
        const message = findingWords(check, count, recipients)
        return [{ code: check.code, severity: check.severity, message, pair, count, identity, text }]
      }),
    )
  }
}

/** Writes down which tokens of a pair came to nothing, and returns whether any did. */
function findGaps({ firstToken, gapTables, gaps }: CheckedPair, outcomes: Uint8Array): boolean {
  let any = 0
  for (let token = 0; token < gapTables.length; token++) {
    const gap = gapTables[token]?.[outcomes[firstToken + token] ?? 0] ?? 0
    gaps[token] = gap
    any |= gap
  }
  return any === 1
}

function note(seen: (Seen | undefined)[], nth: number, { count, length, identity, text }: Seen): void {
  const known = seen[nth]
  if (known === undefined) {
    seen[nth] = { count, length, identity, text: cut(text) }
    return
  }
  known.count += count
  if (length >= known.length) return
  known.length = length
  known.identity = identity
  known.text = cut(text)
}

function cut(text: string): string {
  return text.length <= maxText ? text : `${text.slice(0, maxText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
