import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import { printDraft } from '#shared/campaign/print-draft'
import { initialDraft } from '#shared/campaign/initial'
import type { DraftSummary, DraftFileError, OpenedDraft } from '#shared/ipc/draft-answers'
import type { Result } from '#shared/result'
import { tell } from './api.ts'
import { askFirst } from './first-answers.ts'
import { mayLeave } from './leave-draft.ts'
import type { Notices } from './notices.svelte.ts'
import { KeptDrafts } from './kept-drafts.ts'
import type { OpenDraft } from './open-draft.svelte.ts'
import { OutsideChange } from './outside-change.svelte.ts'

/** In UTF-16 units: a longer draft is read in one turn of the window's thread, and shown in the next. */
const large = 100_000

/** The drafts there are, and the one that is open. */
export class Drafts {
  list = $state.raw<readonly DraftSummary[]>([])
  open = $state.raw<OpenDraft | null>(null)
  /** A draft whose file cannot be read: its name, and why. */
  unreadable = $state.raw<{ readonly summary: DraftSummary; readonly message: string } | null>(null)
  readonly outside = new OutsideChange(() => this.open)
  readonly #notices: Notices
  readonly #kept = new KeptDrafts()
  /** Counts the drafts that were shown. */
  #round = 0
  #leaving: Promise<boolean> | undefined
  /** Why the last try to save failed. */
  #saveTrouble: string | null = null

  constructor(notices: Notices) {
    this.#notices = notices
  }

  /** Listens to the main process. Returns the function that stops it. */
  follow(): () => void {
    const stops = [
      window.api.hear('drafts:changed', () => void this.#followFiles()),
      onFocus(() => void this.outside.look()),
      window.api.hear('draft:wanted', (id) => void this.refresh().then(() => this.openDraft(id))),
      window.api.hear('window:closing', () => void this.#close()),
      window.api.hear('window:session-ends', () => void this.open?.writeJournal()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }

  /** Writes down what is not written yet, then lets the window go, unless the user wants to keep what cannot be written. */
  async #close(): Promise<void> {
    // a question that cannot be asked is no reason for a window that cannot be closed
    if (await this.#mayLeave().catch(() => true)) await tell(this.#notices.trouble, 'window:close')
  }

  /** Asks once, however often the window is to be closed meanwhile. */
  #mayLeave(): Promise<boolean> {
    const { open } = this
    if (open === null) return Promise.resolve(true)
    this.#leaving ??= mayLeave(open, () => this.saveAs()).finally(() => (this.#leaving = undefined))
    return this.#leaving
  }

  async #followFiles(): Promise<void> {
    const { unreadable } = this
    await Promise.all([this.refresh(), this.outside.look()])
    // its file may have been mended meanwhile
    if (unreadable !== null && this.open === null) await this.openDraft(unreadable.summary.id)
  }

  /** Opens the draft that was used last. */
  async openLast(): Promise<void> {
    const [opened] = await Promise.all([askFirst('draft:resume'), this.refresh()])
    await this.#show(opened)
  }

  async refresh(): Promise<void> {
    this.list = await askFirst('draft:list')
  }

  /** Opens a draft of the list; what was open stays safe in its journal. */
  async openDraft(id: string): Promise<void> {
    if (!(await this.#mayLeave())) return
    this.#listLeft()
    await this.#show(await window.api.ask('draft:open', { id }))
  }

  /** The list says of the draft that is left what its edits made of it; the order stays. */
  #listLeft(): void {
    const { open } = this
    if (open === null) return
    const { unsaved, draft } = open
    const left = { unsaved, name: draft.name }
    this.list = this.list.map((each) => (each.id === open.summary.id ? { ...each, ...left } : each))
  }

  /** Takes the open draft as its file has it now, in place of what was edited here. */
  async takeFile(): Promise<void> {
    if (this.open === null) return
    const { id } = this.open.summary
    if (this.open.unsaved) {
      const kept = await window.api.ask('version:keep', { id, text: this.open.text, cause: 'before-reopen' })
      if (!kept.ok) this.#notices.trouble(kept.error.message)
    }
    const trouble = await this.outside.take(this.open)
    if (trouble !== null) this.#notices.trouble(trouble)
  }

  async #show(answer: Result<OpenedDraft | null, DraftFileError>): Promise<void> {
    const opened = this.#valueOf(answer)
    if (opened === undefined || opened === null) return
    const round = ++this.#round
    const parsed = parseDraft(opened.text)
    this.outside.forget()
    this.unreadable = parsed.ok ? null : { summary: opened.summary, message: parsed.error.message }
    if (!parsed.ok) {
      this.open = null
      return
    }
    const saved = opened.saved === null ? null : parseDraft(opened.saved)
    const open = this.#kept.open(opened.summary, parsed.value, saved?.ok ? saved.value : null)
    if (opened.text.length > large) {
      await new Promise((resolve) => setTimeout(resolve))
      // another may have been opened meanwhile
      if (round !== this.#round) return
    }
    this.open = open
    // the file may be another one than was edited
    if (opened.text !== opened.saved) await this.outside.look()
  }

  /** Makes a draft, and opens it. Returns whether that was done. */
  async create(): Promise<boolean> {
    const draft: Draft = { ...initialDraft, id: crypto.randomUUID(), name: 'Untitled', pairs: [{ key: '', value: '' }] }
    return this.#openNew(await window.api.ask('draft:create', { name: draft.name, text: printDraft(draft) }))
  }

  /** Saves the open draft; with `over` also where another program has changed its file. Returns whether it is saved. */
  async save(over = false): Promise<boolean> {
    const { open } = this
    if (open === null) return false
    const { text } = open
    const answer = await window.api.ask('draft:save', { id: open.summary.id, text, over })
    if (!answer.ok && answer.error.kind === 'changed-outside') {
      this.outside.told = { kind: 'changed', message: answer.error.message }
      return false
    }
    return this.#noteSaved(open, answer, text)
  }

  /** Asks for another file, and saves the open draft there. Returns whether it is saved. */
  async saveAs(): Promise<boolean> {
    const { open } = this
    if (open === null) return false
    const { text } = open
    return this.#noteSaved(open, await window.api.ask('draft:save-as', { id: open.summary.id, text }), text)
  }

  /** Returns whether the draft was saved; what was said of an earlier try is over then. */
  async #noteSaved(
    open: OpenDraft,
    answer: Result<DraftSummary | null, DraftFileError>,
    text: string,
  ): Promise<boolean> {
    const saved = this.#valueOf(answer)
    if (!answer.ok) this.#saveTrouble = answer.error.message
    if (saved === undefined || saved === null) return false
    this.#notices.settle(this.#saveTrouble)
    this.outside.forget()
    this.#kept.move(open, saved.id)
    open.markSaved(saved, text)
    await this.refresh()
    return true
  }

  /** Asks for a draft's file, and opens it. */
  async pick(): Promise<void> {
    await this.#openNew(await window.api.ask('draft:pick'))
  }

  /** Copies a draft with what is not saved of it, and opens the copy. */
  async duplicate(id: string): Promise<void> {
    if (this.open?.summary.id === id && !(await this.#isJournaled(this.open))) return
    await this.#openNew(await window.api.ask('draft:duplicate', { id }))
  }

  /** Returns whether the journal has all edits, which are copied from there; a notice says why not. */
  async #isJournaled(open: OpenDraft): Promise<boolean> {
    const isKept = await open.writeJournal()
    if (!isKept && open.journalTrouble !== null) this.#notices.trouble(open.journalTrouble)
    return isKept
  }

  /** Deletes a draft; the notice offers to take that back. */
  async delete(summary: DraftSummary): Promise<void> {
    if (this.open?.summary.id === summary.id && !(await this.#mayLeave())) return
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
  async #openNew(answer: Result<DraftSummary | null, DraftFileError>): Promise<boolean> {
    const summary = this.#valueOf(answer)
    if (summary === undefined || summary === null) return false
    await this.refresh()
    await this.openDraft(summary.id)
    return this.open?.summary.id === summary.id
  }

  /** Returns the value of an answer; undefined after a notice of what went wrong. */
  #valueOf<Value>(answer: Result<Value, DraftFileError>): Value | undefined {
    if (answer.ok) return answer.value
    this.#notices.trouble(answer.error.message)
    return undefined
  }
}

/** Calls the listener whenever the user comes back to the window. Returns the function that ends it. */
function onFocus(listener: () => void): () => void {
  window.addEventListener('focus', listener)
  return () => window.removeEventListener('focus', listener)
}
