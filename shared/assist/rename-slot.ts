import type { Draft } from '#shared/campaign/draft'
import { changeSlot } from '#shared/campaign/edit-recommendations'
import type { DraftEdit, DraftFix } from '#shared/check/diagnostic'
import { print } from '#shared/template/print'
import { tokensIn } from '#shared/template/uses'

/** Gives the slot at an index another name, in the draft and in every token that reads from it. Nothing else changes. */
export function renameSlot(draft: Draft, index: number, to: string): DraftFix {
  const from = draft.recommendations[index]?.slot
  const title = `Rename ${from ?? ''} to ${to}`
  if (from === undefined || from === to) return { title, edits: [] }
  const inValues = draft.pairs.flatMap(({ value }, pair) =>
    tokensIn(value).flatMap((node): readonly DraftEdit[] => {
      const { source } = node.token
      if (source.kind !== 'recommendation' || source.slot !== from) return []
      const text = print({ ...node.token, source: { ...source, slot: to } })
      return [{ kind: 'text', pair, field: 'value', span: node.span, text }]
    }),
  )
  const { recommendations } = changeSlot(draft, index, { slot: to })
  return { title, edits: [...inValues, { kind: 'fields', fields: { recommendations } }] }
}
