import { assertNever } from '#shared/assert-never'
import type { Draft, Pair } from '#shared/campaign/draft'
import type { DraftDiagnostic, DraftEdit, DraftFix } from '#shared/check/diagnostic'
import { TakenEdits } from '#shared/check/taken-edits'

/** Returns the draft with a fix applied. Text that the fix does not touch stays as it is, character for character. */
export function applyFix(draft: Draft, { edits }: DraftFix): Draft {
  return applyEdits(draft, edits)
}

/**
 * Returns the draft with the first fix of every diagnostic, in their order. A fix that overlaps one before it is left out, as a
 * whole; check again to find what is left.
 */
export function applyAll(draft: Draft, diagnostics: readonly DraftDiagnostic[]): Draft {
  return applyEdits(draft, together(diagnostics).taken.edits)
}

/** Returns how many fixes `applyAll` applies: those that do not overlap one before them. */
export function fixesTogether(diagnostics: readonly DraftDiagnostic[]): number {
  return together(diagnostics).count
}

function together(diagnostics: readonly DraftDiagnostic[]): { readonly taken: TakenEdits; readonly count: number } {
  const taken = new TakenEdits()
  let count = 0
  for (const { fixes } of diagnostics) if (fixes[0] !== undefined && taken.takeIfFree(fixes[0].edits)) count++
  return { taken, count }
}

type TextEdit = Extract<DraftEdit, { readonly kind: 'text' }>

function applyEdits(draft: Draft, edits: readonly DraftEdit[]): Draft {
  if (edits.length === 0) return draft
  const texts = Map.groupBy(
    edits.filter((edit) => edit.kind === 'text'),
    ({ pair }) => pair,
  )
  const removed = new Set(edits.flatMap((edit) => (edit.kind === 'remove-pair' ? [edit.pair] : [])))
  const added = edits.flatMap((edit) => (edit.kind === 'add-pair' ? [edit.added] : []))
  const pairs = draft.pairs.map((pair, index) => editPair(pair, texts.get(index) ?? []))
  const kept = [...pairs.filter((_, index) => !removed.has(index)), ...added]
  return edits.reduce(applyField, { ...draft, pairs: kept })
}

function editPair(pair: Pair, edits: readonly TextEdit[]): Pair {
  if (edits.length === 0) return pair
  const edited = (field: 'key' | 'value') =>
    editText(
      pair[field],
      edits.filter((edit) => edit.field === field),
    )
  return { ...pair, key: edited('key'), value: edited('value') }
}

/** Spans are those of the text before any edit. */
function editText(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = []
  let from = 0
  for (const { span, text: put } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    parts.push(text.slice(from, span.start), put)
    from = Math.max(from, span.end)
  }
  return parts.join('') + text.slice(from)
}

function applyField(draft: Draft, edit: DraftEdit): Draft {
  switch (edit.kind) {
    case 'text':
    case 'remove-pair':
    case 'add-pair':
      return draft
    case 'identity': {
      const others = Object.entries(draft.payload.identities).filter(
        ([type]) => type !== edit.type || edit.property !== null,
      )
      const identities = Object.fromEntries(edit.property === null ? others : [...others, [edit.type, edit.property]])
      return { ...draft, payload: { ...draft.payload, identities } }
    }
    case 'payload':
      return { ...draft, payload: { ...draft.payload, ...edit.fields } }
    case 'fields':
      return { ...draft, ...edit.fields }
    default:
      return assertNever(edit)
  }
}
