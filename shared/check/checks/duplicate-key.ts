import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, fix, inKey, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic, DraftFix } from '#shared/check/diagnostic'
import { quoted } from '#shared/words/names'

/** Reports a key that an earlier pair has already, exactly or but for its letter case. */
export function* duplicateKey({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  const free = freeKeys(pairs)
  const first = new Map<string, CheckedPair>()
  const firstFolded = new Map<string, CheckedPair>()
  for (const pair of pairs) {
    if (pair.key.trim() === '') continue
    const folded = pair.key.toLowerCase()
    const same = first.get(pair.key)
    const alike = firstFolded.get(folded)
    if (same !== undefined) yield exact(pair, same, free(pair.key))
    else if (alike !== undefined) yield butForCase(pair, alike, free(pair.key))
    if (same === undefined) first.set(pair.key, pair)
    if (alike === undefined) firstFolded.set(folded, pair)
  }
}

function exact(pair: CheckedPair, earlier: CheckedPair, free: string): DraftDiagnostic {
  const message = `${quoted(pair.key)} is already the key of pair ${earlier.index + 1}, and only one of the two values can arrive. Rename or remove one.`
  return diagnose('duplicate-key', inKey(pair), message, { fixes: fixesFor(pair, free) })
}

function butForCase(pair: CheckedPair, earlier: CheckedPair, free: string): DraftDiagnostic {
  const message = `${quoted(pair.key)} and ${quoted(earlier.key)}, the key of pair ${earlier.index + 1}, differ only in letter case. Not every receiver tells them apart: rename one.`
  return diagnose('duplicate-key-case', inKey(pair), message, { fixes: fixesFor(pair, free) })
}

function fixesFor(pair: CheckedPair, free: string): readonly DraftFix[] {
  const remove = fix('Remove the pair', { kind: 'remove-pair', pair: pair.index })
  return [replace(inKey(pair), `Rename to ${free}`, free), remove]
}

/** Gives `title_2` for `title`, or the next number that neither a pair has nor an earlier answer took. */
function freeKeys(pairs: readonly CheckedPair[]): (key: string) => string {
  const taken = new Set(pairs.map(({ key }) => key.toLowerCase()))
  const next = new Map<string, number>()
  return (key) => {
    const stem = key.trim()
    let number = next.get(stem.toLowerCase()) ?? 2
    while (taken.has(`${stem}_${number}`.toLowerCase())) number++
    next.set(stem.toLowerCase(), number + 1)
    return `${stem}_${number}`
  }
}
