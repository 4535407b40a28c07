import { type DraftDrift, driftWords } from '#shared/proof/drift'
import type { Notices } from './notices.svelte.ts'

/** What the last imports changed about the drafts: who gets them, and with what gaps. */
export class Drift {
  /** Empty where nothing has changed, or the user has put it away. */
  drafts = $state.raw<readonly DraftDrift[]>([])
  readonly #notices: Notices

  constructor({ notices }: { readonly notices: Notices }) {
    this.#notices = notices
  }

  /** Says it once, with a way to the list; `show` brings that on screen. Returns the function that stops it. */
  follow(show: () => void): () => void {
    return window.api.hear('drafts:drift', (drafts) => {
      this.drafts = drafts
      this.#notices.done(sentence(drafts), { label: 'Show', run: show })
    })
  }

  /** Puts the list away. */
  dismiss(): void {
    this.drafts = []
  }
}

function sentence(drafts: readonly DraftDrift[]): string {
  const [first] = drafts
  if (first !== undefined && drafts.length === 1)
    return `The import changes “${first.name}”: ${driftWords(first)[0] ?? 'other users get it'}.`
  return `The import changes what ${String(drafts.length)} drafts come to.`
}
