import type { Pin, PinOutcome } from '#shared/proof/expectations/pin'
import { own } from '#shared/sample/value'
import { skipWordsFor } from '#shared/recommend/no-item'

/** What is no longer as it was for a pinned user. */
export interface PinChange {
  readonly identity: string
  /** The key of the pair; null where the user gets the message, or is skipped, as not before. */
  readonly pair: string | null
  /** Texts; without a pair, sentences. */
  readonly before: string
  readonly after: string
  /** `added` and `removed`: the pair is new to the user, or there no more. */
  readonly kind: 'text' | 'added' | 'removed' | 'skipped' | 'entered' | 'reason'
  /** Which pin of the file, from 0. */
  readonly pin: number
}

/** Returns what a user gets now that differs from what the pin says, in the order of the draft's pairs; empty where the pin holds. */
export function comparePin({ identity, texts, skipped }: Pin, now: PinOutcome): readonly Omit<PinChange, 'pin'>[] {
  if ('skipped' in now) {
    if (now.skipped === skipped) return []
    const before = skipped === undefined ? got : skippedWords(skipped)
    return [
      {
        ...{ identity, pair: null, before, after: skippedWords(now.skipped) },
        kind: skipped === undefined ? 'skipped' : 'reason',
      },
    ]
  }
  if (texts === undefined)
    return [{ identity, pair: null, before: skippedWords(skipped ?? ''), after: got, kind: 'entered' }]
  const changes: Omit<PinChange, 'pin'>[] = []
  for (const [pair, after] of Object.entries(now.texts)) {
    const before = own(texts, pair)
    if (before === undefined) changes.push({ identity, pair, before: '', after, kind: 'added' })
    else if (before !== after) changes.push({ identity, pair, before, after, kind: 'text' })
  }
  for (const [pair, before] of Object.entries(texts)) {
    if (!Object.hasOwn(now.texts, pair)) changes.push({ identity, pair, before, after: '', kind: 'removed' })
  }
  return changes
}

const got = 'Gets the message.'

function skippedWords(reason: string): string {
  return `Gets nothing: the user ${skipWordsFor(reason)}.`
}

const titles: Readonly<Record<PinChange['kind'], string>> = {
  text: '',
  added: 'new pair',
  removed: 'pair removed',
  skipped: 'no longer gets the message',
  entered: 'now gets the message',
  reason: 'skipped for another reason',
}

/** Returns what people read beside the pair of a change, or in its place; empty where the texts say it all. */
export function changeTitle({ kind }: Pick<PinChange, 'kind'>): string {
  return titles[kind]
}
