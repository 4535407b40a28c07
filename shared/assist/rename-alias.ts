import type { Draft } from '#shared/campaign/draft'
import { changeAlias } from '#shared/campaign/edit-audience'
import type { DraftEdit, DraftFix } from '#shared/check/diagnostic'
import { print } from '#shared/template/print'
import { tokensIn } from '#shared/template/uses'

/** Gives an alias another name, in the constant and in every token that has its value. */
export function renameAlias(draft: Draft, from: string, to: string): DraftFix {
  const inValues = draft.pairs.flatMap(({ value }, pair) =>
    tokensIn(value).flatMap((node): readonly DraftEdit[] => {
      if (node.token.source.kind !== 'constant' || node.token.field !== from) return []
      return [{ kind: 'text', pair, field: 'value', span: node.span, text: print({ ...node.token, field: to }) }]
    }),
  )
  const { aliases, constant } = changeAlias(draft, from, { name: to })
  return { title: `Rename ${from} to ${to}`, edits: [...inValues, { kind: 'fields', fields: { aliases, constant } }] }
}
