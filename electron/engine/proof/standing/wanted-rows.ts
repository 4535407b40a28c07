import type { ProofWanted } from '#shared/proof/panel'
import { allOutputChecks } from '#shared/proof/checks/all-output-checks'
import { missingOf, outcomeCount, type OutcomeSource, outcomeSources, sourceOf } from '#shared/resolve/outcome'
import { valueAt } from './column.ts'
import type { PairPage } from './pair-figures.ts'

type Wanted<Kind extends ProofWanted['kind']> = Extract<ProofWanted, { readonly kind: Kind }>

/** Whether a row of a page is wanted. */
type Fits = (page: PairPage, row: number) => boolean

/** For each outcome how bad it is: 0 for a value. */
const badness = Uint8Array.from({ length: outcomeCount }, (_, outcome) => outcomeSources.indexOf(sourceOf(outcome)))

/** Returns a test for the recipients for whom a pair, with that number of tokens, comes to the wanted outcome. */
export function fitsOutcome({ token, from, missing }: Wanted<'outcome'>, tokens: number): Fits {
  if (token !== null && token >= tokens) return () => false
  const own = token === null ? { start: 0, end: tokens } : { start: token, end: token + 1 }
  const isMissing = Uint8Array.from({ length: outcomeCount }, (_, outcome) => Number(missingOf(outcome) === missing))
  const worstWanted = from === null ? -1 : badnessOf(from)
  return ({ outcomes }, row) => {
    let worst = 0
    let isSeen = missing === null
    for (let at = row * tokens + own.start; at < row * tokens + own.end; at++) {
      const outcome = outcomes[at] ?? 0
      worst = Math.max(worst, badness[outcome] ?? 0)
      isSeen ||= isMissing[outcome] === 1
    }
    return isSeen && (worstWanted === -1 || worst === worstWanted)
  }
}

/** Returns how bad the worst of a pair's tokens is for a row: 0 for a value. */
export function worstOf(tokens: number): (page: PairPage, row: number) => number {
  return ({ outcomes }, row) => {
    let worst = 0
    for (let at = row * tokens; at < (row + 1) * tokens; at++) worst = Math.max(worst, badness[outcomes[at] ?? 0] ?? 0)
    return worst
  }
}

/** Returns how bad it is what a token comes to: 0 for a value. */
export function badnessOf(from: OutcomeSource): number {
  return outcomeSources.indexOf(from)
}

/** Returns what tells the recipients whose text has a flaw. */
export function fitsFinding({ code }: Wanted<'finding'>): Fits {
  const nth = allOutputChecks.findIndex((check) => check.code === code)
  const bit = nth < 0 ? 0 : 1 << nth
  return ({ findings }, row) => (valueAt(findings, row) & bit) !== 0
}

/** Returns what tells the recipients whose text is so long. */
export function fitsLength({ measure, from, until }: Wanted<'length'>): Fits {
  return (page, row) => {
    const length = valueAt(page[measure], row)
    return length >= from && length <= until
  }
}
