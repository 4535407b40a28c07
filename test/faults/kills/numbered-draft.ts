import { parseDraft } from '#shared/campaign/file'
import { printDraft } from '#shared/campaign/print-draft'
import { initialDraft } from '#shared/campaign/initial'

const id = '0b0a8a36-57ab-4f5e-8a58-0ea3c2a0f002'

/** Returns the text of a draft's file, long enough that writing it takes a while. */
export function numberedText(n: number): string {
  const filling = `${n} `.repeat(40_000)
  return printDraft({
    ...initialDraft,
    id,
    name: 'Numbered',
    pairs: [
      { key: 'n', value: String(n) },
      { key: 'filling', value: filling },
    ],
  })
}

/** Returns the number of a draft's text. Throws where the text is not one of `numberedText`, to the last letter. */
export function numberOf(text: string): number {
  const draft = parseDraft(text)
  if (!draft.ok) throw new Error(`The draft cannot be read: ${draft.error.message}`)
  const n = Number(draft.value.pairs[0]?.value)
  if (numberedText(n) !== text) throw new Error(`The draft has the number ${n} and another text.`)
  return n
}
