import type { NoticeAction } from './notices.svelte.ts'
import type { OpenDraft } from './open-draft.svelte.ts'

/** Returns the undo of what was just done to a draft, which holds while that is the last thing done and the draft is still shown. */
export function undoOf(open: OpenDraft, shown: { readonly open: OpenDraft | null }): NoticeAction {
  const { draft } = open
  return { label: 'Undo', run: () => open.undo(), holds: () => shown.open === open && open.draft === draft }
}
