import type { Draft, Pair } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import { printDraft } from '#shared/campaign/print-draft'
import { isSameDraft } from '#shared/campaign/same-draft'
import type { DraftSummary } from '#shared/ipc/draft-answers'
import { ok } from '#shared/result'
import { tell } from './api.ts'
import { arrangedPairs } from './arranged-pairs.ts'
import { History } from './history.svelte.ts'
import { JournalWriter } from './journal-writer.ts'
import { emptyMap } from './plain-maps.ts'
import { TriggerMemory } from './trigger-memory.ts'

/** A field of the sheet for CleverTap; `index` counts the settings or the pairs from 0. */
export interface SheetField {
  readonly cell: 'setting' | 'key' | 'value'
  readonly index: number
}

interface CopiedField extends SheetField {
  readonly text: string
}

/** The draft that is open: its history, whether the file has it all, and the journal that survives a crash. */
export class OpenDraft {
  readonly history: History
  summary = $state.raw<DraftSummary>() as DraftSummary
  /** The file's text as it would be saved; null where the file is gone. */
  #saved = $state.raw<string | null>(null)
  #savedDraft = $state.raw<Draft | null>(null)
  /** Keys that identify pairs while they move: one a pair, in order. */
  keys = $state.raw<readonly number[]>([])
  /** What was copied of the sheet for CleverTap: a text that has changed since is not ticked any more. */
  copiedFields = $state.raw(emptyMap<string, CopiedField>())
  #lastKey = 0
  readonly triggers = new TriggerMemory()
  readonly #keysOf = new WeakMap<Draft, readonly number[]>()
  readonly #journal = new JournalWriter({
    text: () => (this.unsaved ? this.text : null),
    write: (text) => window.api.ask('draft:journal', { id: this.summary.id, text }),
    onOutcome: (trouble) => (this.journalTrouble = trouble),
    onPending: (unwritten) => void tell(() => undefined, 'window:unwritten', { unwritten }),
  })
  /** Why the edits are not kept safe from a crash; null when they are. */
  journalTrouble = $state.raw<string | null>(null)

  readonly draft = $derived.by(() => this.history.draft)
  readonly unsaved = $derived.by(() => this.#savedDraft === null || !isSameDraft(this.draft, this.#savedDraft))

  /** `saved` is the draft as the file has it; null where there is none or it cannot be read. */
  constructor(summary: DraftSummary, draft: Draft, saved: Draft | null) {
    this.history = new History(draft)
    this.summary = summary
    this.#setSaved(saved)
    this.keys = draft.pairs.map(() => ++this.#lastKey)
    this.#keysOf.set(draft, this.keys)
    this.triggers.keep(draft.trigger)
  }

  get text(): string {
    return printDraft(this.draft)
  }

  /** The file's text as it would be saved; null where the file is gone. */
  get saved(): string | null {
    return this.#saved
  }

  /** Changes the draft and keeps the change from getting lost. */
  apply(label: string, change: (draft: Draft) => Draft, kind: string | null = null): void {
    this.history.apply(label, change, kind)
    this.triggers.keep(this.draft.trigger)
    this.#followPairs()
    this.#journal.noteEdit()
  }

  undo(): void {
    this.history.undo()
    this.#followPairs()
    this.#journal.noteEdit()
  }

  redo(): void {
    this.history.redo()
    this.#followPairs()
    this.#journal.noteEdit()
  }

  addPair(pair: Pair = { key: '', value: '' }, at = this.draft.pairs.length): void {
    this.arrange('Add pair', (keys) => keys.toSpliced(at, 0, pair))
  }

  /**
   * Puts the pairs in another order, as one step; `change` gets their keys, and returns those that stay, with new pairs among them.
   * Returns the keys of the new ones.
   */
  arrange(label: string, change: (keys: readonly (number | Pair)[]) => readonly (number | Pair)[]): readonly number[] {
    const before = this.#lastKey
    const after = arrangedPairs({ keys: this.keys, pairs: this.draft.pairs }, change(this.keys), () => ++this.#lastKey)
    if (after === null) return []
    this.keys = after.keys
    this.apply(label, (draft) => ({ ...draft, pairs: after.pairs }))
    return after.keys.filter((key) => key > before)
  }

  /** Changes a pair. Unknown fields of the file's pair stay with it. */
  editPair(index: number, change: Partial<Pair>, kind: string | null = null): void {
    this.apply(
      'key' in change ? 'Edit key' : 'Edit value',
      (draft) => ({ ...draft, pairs: draft.pairs.map((pair, i) => (i === index ? { ...pair, ...change } : pair)) }),
      kind,
    )
  }

  /** Notes that the file now holds what was printed as `text`. */
  markSaved(summary: DraftSummary, text: string): void {
    this.summary = summary
    const parsed = text === this.text ? ok(this.draft) : parseDraft(text)
    this.#setSaved(parsed.ok ? parsed.value : null, text)
    this.history.seal()
    this.#journal.noteEdit()
    void this.#journal.flush()
  }

  /** Notes what the file holds now; null where it is gone or is no draft any more. */
  noteFile(saved: Draft | null): void {
    const text = saved === null ? null : printDraft(saved)
    if (text === this.#saved) return
    this.#setSaved(saved, text)
    this.#journal.noteEdit()
  }

  /** Takes over what another program wrote to the file, as a step that can be undone. */
  reload(summary: DraftSummary, draft: Draft): void {
    this.summary = summary
    const text = printDraft(draft)
    this.#setSaved(draft, text)
    if (text !== this.text) this.apply('Reload from the file', () => draft)
  }

  /** Takes over how the draft is now, when it is opened again: what another program wrote meanwhile can be undone. */
  openAgain(summary: DraftSummary, draft: Draft, saved: Draft | null): void {
    this.summary = summary
    this.#setSaved(saved)
    this.history.seal()
    if (printDraft(draft) !== this.text) this.apply('Reload from the file', () => draft)
  }

  /** Gives up what is not written yet. */
  discard(): void {
    this.#journal.giveUp()
  }

  /** Writes the journal now. Returns whether everything is in the file or in the journal. */
  writeJournal(): Promise<boolean> {
    return this.#journal.flush()
  }

  #setSaved(draft: Draft | null, text = draft === null ? null : printDraft(draft)): void {
    this.#saved = text
    this.#savedDraft = draft
  }

  /** Every state of the draft has its own keys, so that an undo finds a row again where it was. */
  #followPairs(): void {
    const known = this.#keysOf.get(this.draft)
    const missing = this.draft.pairs.length - this.keys.length
    if (known !== undefined) this.keys = known
    else if (missing > 0) this.keys = [...this.keys, ...Array.from({ length: missing }, () => ++this.#lastKey)]
    else if (missing < 0) this.keys = this.keys.slice(0, missing)
    this.#keysOf.set(this.draft, this.keys)
  }
}
