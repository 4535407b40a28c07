import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import type { FileState } from '#shared/ipc/draft-answers'
import type { OpenDraft } from './open-draft.svelte.ts'

/** What another program did to the open draft's file, told until the file is as it was or the user has chosen. */
export class OutsideChange {
  told = $state.raw<{ readonly kind: 'changed' | 'gone'; readonly message: string } | null>(null)
  readonly #open: () => OpenDraft | null

  constructor(open: () => OpenDraft | null) {
    this.#open = open
  }

  forget(): void {
    this.told = null
  }

  /** Compares the open draft with its file. A draft without edits follows its file. */
  async look(): Promise<void> {
    const open = this.#open()
    if (open === null) return
    const answer = await window.api.ask('draft:look', { id: open.summary.id })
    // a draft that left the list meanwhile has no file to compare with
    if (open === this.#open() && answer.ok) await this.#follow(open, answer.value)
  }

  /** Takes the open draft as its file has it now, as a step that can be undone. Returns why it cannot be; null when it was. */
  async take(open: OpenDraft): Promise<string | null> {
    const answer = await window.api.ask('draft:take', { id: open.summary.id })
    if (!answer.ok) return answer.error.message
    const parsed = parseDraft(answer.value.text)
    if (!parsed.ok) return parsed.error.message
    open.reload(answer.value.summary, parsed.value)
    if (open === this.#open()) this.told = null
    return null
  }

  async #follow(open: OpenDraft, file: FileState): Promise<void> {
    switch (file.kind) {
      case 'same':
        open.noteFile(draftIn(file.text))
        this.told = null
        break
      case 'gone':
        open.noteFile(null)
        this.told = { kind: 'gone', message: file.message }
        break
      case 'changed': {
        const trouble = open.unsaved || file.text === null ? file.message : await this.take(open)
        if (trouble !== null && open === this.#open()) this.told = { kind: 'changed', message: trouble }
      }
    }
  }
}

function draftIn(text: string): Draft | null {
  const parsed = parseDraft(text)
  return parsed.ok ? parsed.value : null
}
