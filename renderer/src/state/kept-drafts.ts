import type { Draft } from '#shared/campaign/draft'
import type { DraftSummary } from '#shared/ipc/draft-answers'
import { OpenDraft } from './open-draft.svelte.ts'

/** The drafts that were open since the start, with all that was done to them: undo goes on where it was. */
export class KeptDrafts {
  readonly #kept = new Map<string, OpenDraft>()

  /** Returns a draft to be shown, with its history where it has one. `saved` is what its file has. */
  open(summary: DraftSummary, draft: Draft, saved: Draft | null): OpenDraft {
    const kept = this.#kept.get(summary.id)
    if (kept !== undefined) kept.openAgain(summary, draft, saved)
    const open = kept ?? new OpenDraft(summary, draft, saved)
    this.#kept.set(summary.id, open)
    return open
  }

  /** Notes that a draft was saved as another, which it goes on as; the one that it was is as it was last saved. */
  move(open: OpenDraft, id: string): void {
    this.#kept.delete(open.summary.id)
    this.#kept.set(id, open)
  }
}
