import type { Span } from '#shared/template/span'
import type { EditorHandle } from '../editor/editor-handle.ts'
import type { OpenDraft } from '../state/open-draft.svelte.ts'
import type { SelectedRows } from './selected-rows.svelte.ts'

/** A part of a row that can have the focus. */
export type RowPart = 'row' | 'key' | 'value'

/** The list of pairs as it is on screen, for what is done with it. */
export interface ShownPairs {
  readonly open: OpenDraft
  /** The pair whose value is edited, by its key in the list. */
  readonly editing: { readonly key: number } | null
  readonly editor: EditorHandle | undefined
  readonly selected: SelectedRows
  /** The keys in the list of the pairs that a filter leaves in sight, in order. */
  readonly inSight: readonly number[]
  /** Said to screen readers. */
  said: string
  /** True while a row is put elsewhere, which takes the focus from it for a moment. */
  isMoving: boolean
  /** True after Tab went into a default: the next Tab leaves it for the text behind the token. */
  isInDefault: boolean
  /** Brings a pair on screen, by its key in the list. */
  show(key: number): Promise<void>
  /** Gives the focus to a part of the pair at an index; to the button below where there is no pair. */
  focusAt(index: number, part: RowPart, span?: Span | null): Promise<void>
}
