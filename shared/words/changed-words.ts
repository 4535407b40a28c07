import { diffArrays } from 'diff'

/** A stretch of a text that is the same in both, or that only this one has. */
export interface TextPart {
  readonly text: string
  readonly isChanged: boolean
}

/** Two texts in stretches, each complete. */
export interface ChangedWords {
  readonly before: readonly TextPart[]
  readonly after: readonly TextPart[]
}

interface Step {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** More differences than these are no longer looked for one by one: then the texts differ as a whole. */
const maxDifferences = 2_000

let words: Intl.Segmenter | undefined

/**
 * Returns where two texts differ, word by word in any script. A space between two changed words counts as changed with them.
 * `split` says what a word is, where that is not what the script says: all of the text has to be in its words.
 */
export function changedWords(before: string, after: string, split = wordsOf): ChangedWords {
  const steps = joinedOverSpace(stepsBetween(before, after, split))
  return { before: partsOf(steps, 'removed'), after: partsOf(steps, 'added') }
}

function stepsBetween(before: string, after: string, split: typeof wordsOf): readonly Step[] {
  const changes = diffArrays(split(before), split(after), { maxEditLength: maxDifferences })
  if (changes === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return changes.map(({ value, removed, added }) => ({
    kind: removed ? 'removed' : added ? 'added' : 'same',
    text: value.join(''),
  }))
}

/** Returns the words of a text and what stands between them, in order: joined they are the text. */
export function wordsOf(text: string): string[] {
  words ??= new Intl.Segmenter('en', { granularity: 'word' })
  return Array.from(words.segment(text), ({ segment }) => segment)
}

function joinedOverSpace(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step, i) => {
    const isBetween = i > 0 && i < steps.length - 1
    if (step.kind !== 'same' || !isBetween || step.text.trim() !== '') return [step]
    return [
      { kind: 'removed', text: step.text },
      { kind: 'added', text: step.text },
    ]
  })
}

function partsOf(steps: readonly Step[], own: 'removed' | 'added'): readonly TextPart[] {
  const parts: TextPart[] = []
  for (const { kind, text } of steps) {
    if (kind !== 'same' && kind !== own) continue
    const isChanged = kind === own
    const last = parts.at(-1)
    if (last?.isChanged === isChanged) parts.splice(-1, 1, { text: last.text + text, isChanged })
    else parts.push({ text, isChanged })
  }
  return parts
}
