import type { Draft } from '#shared/campaign/draft'
import { parseDraft, printDraft } from '#shared/campaign/file'
import { initialDraft } from '#shared/campaign/initial'
import type { DraftSummary, FileTrouble } from '#shared/ipc/contract'
import type { Result } from '#shared/result'
import type { Notices } from './notices.svelte.ts'
import { OpenDraft } from './open-draft.svelte.ts'

const storageKey = 'galley.open'

/** The drafts there are, and the one that is open. */
export class Drafts {
  list = $state.raw<readonly DraftSummary[]>([])
  open = $state.raw<OpenDraft | null>(null)
  /** A draft whose file cannot be read: its name, and why. */
  unreadable = $state.raw<{ readonly summary: DraftSummary; readonly message: string } | null>(null)
  /** Says so where the open draft's file was changed by another program: keep this one, or take that one. */
  changedOutside = $state.raw<string | null>(null)
  readonly #notices: Notices

  constructor(notices: Notices) {
    this.#notices = notices
  }

  /** Listens to the main process. Returns the function that stops it. */
  follow(): () => void {
    const stops = [
      window.api.hear('drafts:changed', () => void this.refresh()),
      window.api.hear('draft:wanted', (id) => void this.refresh().then(() => this.openDraft(id))),
      window.api.hear('window:closing', () => void this.#close()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Writes down what is not written yet, then lets the window go. */
  async #close(): Promise<void> {
    try {
      await this.open?.writeJournal()
    } finally {
      void window.api.ask('window:close')
    }
  }

  /** Opens the draft that was open last, or else the first of the list. */
  async openLast(): Promise<void> {
    const last = localStorage.getItem(storageKey)
    // asked for together with the list, in which it nearly always is
    const opening = last === null ? undefined : window.api.ask('draft:open', { id: last })
    await this.refresh()
    const { id } = this.list.find((draft) => draft.id === last) ?? this.list[0] ?? {}
    if (id !== undefined) await this.#read(id, id === last ? opening : undefined)
  }

  async refresh(): Promise<void> {
    this.list = await window.api.ask('draft:list')
  }

  /** Opens a draft of the list; what was open stays safe in its journal. */
  async openDraft(id: string): Promise<void> {
    await this.open?.writeJournal()
    await this.#read(id)
  }

  /** Takes the open draft as its file has it now, in place of what was edited here. */
  async takeFile(): Promise<void> {
    this.changedOutside = null
    if (this.open === null) return
    const { id } = this.open.summary
    if (this.open.unsaved) await window.api.ask('version:keep', { id, text: this.open.text, cause: 'before-reopen' })
    await window.api.ask('draft:journal', { id, text: null })
    await this.#read(id)
  }

  async #read(id: string, opening = window.api.ask('draft:open', { id })): Promise<void> {
    const opened = this.#valueOf(await opening)
    if (opened === undefined) return
    const parsed = parseDraft(opened.text)
    this.changedOutside = null
    this.unreadable = parsed.ok ? null : { summary: opened.summary, message: parsed.error.message }
    if (!parsed.ok) {
      this.open = null
      return
    }
    const saved = opened.saved === null ? null : parseDraft(opened.saved)
    this.open = new OpenDraft(opened.summary, parsed.value, saved?.ok ? saved.value : null)
    localStorage.setItem(storageKey, id)
  }

  async create(): Promise<void> {
    const draft: Draft = { ...initialDraft, id: crypto.randomUUID(), name: 'Untitled', pairs: [{ key: '', value: '' }] }
    await this.#openNew(await window.api.ask('draft:create', { name: draft.name, text: printDraft(draft) }))
  }

  /** Saves the open draft; with `over` also where another program has changed its file. Returns whether it is saved. */
  async save(over = false): Promise<boolean> {
    const { open } = this
    if (open === null) return false
    const { text } = open
    const answer = await window.api.ask('draft:save', { id: open.summary.id, text, over })
    if (!answer.ok && answer.error.kind === 'changed-outside') {
      this.changedOutside = answer.error.message
      return false
    }
    const saved = this.#valueOf(answer)
    if (saved === undefined) return false
    this.changedOutside = null
    open.markSaved(saved, text)
    await this.refresh()
    return true
  }

  /** Asks for another file, and saves the open draft there. */
  async saveAs(): Promise<void> {
    const { open } = this
    if (open === null) return
    const { text } = open
    const saved = this.#valueOf(await window.api.ask('draft:save-as', { id: open.summary.id, text }))
    if (saved === undefined || saved === null) return
    open.markSaved(saved, text)
    await this.refresh()
    localStorage.setItem(storageKey, saved.id)
  }

  /** Asks for a draft's file, and opens it. */
  async pick(): Promise<void> {
    await this.#openNew(await window.api.ask('draft:pick'))
  }

  /** Copies a draft with what is not saved of it, and opens the copy. */
  async duplicate(id: string): Promise<void> {
    if (this.open?.summary.id === id) await this.open.writeJournal()
    await this.#openNew(await window.api.ask('draft:duplicate', { id }))
  }

  /** Deletes a draft; the notice offers to take that back. */
  async delete(summary: DraftSummary): Promise<void> {
    if (this.open?.summary.id === summary.id) await this.open.writeJournal()
    const gone = await window.api.ask('draft:delete', { id: summary.id })
    if (!gone.ok) {
      this.#notices.trouble(gone.error.message)
      return
    }
    if (this.open?.summary.id === summary.id) this.open = null
    await this.refresh()
    this.#notices.done(`“${summary.name}” deleted. It is kept for 60 days under Deleted drafts.`, {
      label: 'Undo',
      run: () => void this.restore(summary.id),
    })
  }

  /** Takes a deleted draft out of the bin, and opens it. */
  async restore(id: string): Promise<void> {
    await this.#openNew(await window.api.ask('draft:restore', { id }))
  }

  /** Opens a draft that the list may not have yet; null where a dialog was cancelled. */
  async #openNew(answer: Result<DraftSummary | null, FileTrouble>): Promise<void> {
    const summary = this.#valueOf(answer)
    if (summary === undefined || summary === null) return
    await this.refresh()
    await this.openDraft(summary.id)
  }

  /** Returns the value of an answer; undefined after a notice of what went wrong. */
  #valueOf<Value>(answer: Result<Value, FileTrouble>): Value | undefined {
    if (answer.ok) return answer.value
    this.#notices.trouble(answer.error.message)
    return undefined
  }
}
