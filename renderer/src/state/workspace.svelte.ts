import { createContext, untrack } from 'svelte'
import type { Draft } from '#shared/campaign/draft'
import { parseDraft, printDraft } from '#shared/campaign/file'
import { initialDraft } from '#shared/campaign/initial'
import { check } from '#shared/check/check'
import type { DraftDiagnostic, DraftFix, Place } from '#shared/check/diagnostic'
import { applyAll, applyFix } from '#shared/check/fix'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import { TemplateCache } from '#shared/check/template-cache'
import type { DraftSummary, DraftFileError } from '#shared/ipc/contract'
import { editingCompiler } from '#shared/resolve/compile'
import type { Result } from '#shared/result'
import { Notices } from './notices.svelte.ts'
import { OpenDraft } from './open-draft.svelte.ts'
import { Samples } from './samples.svelte.ts'
import { type Audience, SampleUser } from './sample-user.svelte.ts'
import { controlOf, slotOf, type TriggerControl } from './trigger-controls.ts'

/** A place that wants the focus: a pair's field and what to select in it. Each request is a new object. */
export interface FocusRequest {
  readonly pair: number
  readonly field: 'key' | 'value'
  /** Half-open, in UTF-16 units; null leaves the caret at the end. */
  readonly span: { readonly start: number; readonly end: number } | null
}

const checkDelay = 120
const lookupDelay = 150

/** What is open in the window, and everything that follows from it. Created once in App.svelte and handed down by context. */
export class Workspace {
  readonly notices = new Notices()
  readonly samples = new Samples(this.notices.trouble)
  readonly user = new SampleUser(this.notices.trouble)
  drafts = $state.raw<readonly DraftSummary[]>([])
  open = $state.raw<OpenDraft | null>(null)
  /** A draft whose file cannot be read: its name, and why. */
  unreadable = $state.raw<{ readonly summary: DraftSummary; readonly message: string } | null>(null)
  focus = $state.raw<FocusRequest | null>(null)
  /** A control of the trigger that wants the focus. Each request is a new object. */
  triggerFocus = $state.raw<{ readonly control: TriggerControl } | null>(null)
  /** A recommendation that wants to be looked at. Each request is a new object. */
  slotFocus = $state.raw<{ readonly slot: string | null } | null>(null)
  /** What the recommendations of the open draft come to for everybody; null until that is counted. */
  recommended = $state.raw<RecommendedCounts | null>(null)
  diagnostics = $state.raw<readonly DraftDiagnostic[]>([])

  readonly #compile = editingCompiler()
  readonly #templates = new TemplateCache()

  readonly draft = $derived.by<Draft | null>(() => this.open?.draft ?? null)
  readonly message = $derived.by(() => (this.draft === null ? null : this.#compile(this.draft)))
  /** The pairs of the recipient at hand, with the provenance of every piece; null without a recipient. */
  readonly resolved = $derived.by(() => {
    const { recipient } = this.user
    return this.message === null || recipient === null ? null : this.message.resolve(recipient)
  })
  /** As text, so that it only changes when the recipient must be looked up anew. */
  readonly #audience = $derived.by(() => {
    const { draft, message } = this
    if (draft === null || message === null) return null
    const { trigger, profileWhere, aliases, constant, recommendations } = draft
    return JSON.stringify({
      trigger,
      profileWhere,
      aliases,
      constant,
      recommendations,
      events: [...message.events].sort(),
    } satisfies Audience)
  })

  readonly audience = $derived.by(() => (this.#audience === null ? null : (JSON.parse(this.#audience) as Audience)))

  /** Call it from a component: its effects live as long as that. Answers the function that stops listening. */
  start(): () => void {
    let before = ''
    $effect(() => {
      const { audience } = this
      // read even before there is a draft: new samples are another reason to look the user up again
      const { revision } = this.samples
      if (audience === null || revision < 0) return
      const { events, ...rules } = audience
      const now = JSON.stringify([untrack(() => this.open?.summary.id), revision, rules])
      // a name that is typed into a token is another event with every letter
      const isTyped = now === before
      before = now
      // what the lookup reads of the user must not bring it back: its answer would ask again
      if (!isTyped) {
        untrack(() => void this.user.reload(audience))
        return
      }
      const timer = setTimeout(() => void this.user.reload(audience), lookupDelay)
      return () => {
        clearTimeout(timer)
      }
    })
    // Problems may come a moment after the keystroke; the preview may not.
    $effect(() => {
      const { draft, recommended } = this
      const { schema } = this.samples
      if (draft === null) {
        this.diagnostics = []
        return
      }
      const timer = setTimeout(() => {
        this.diagnostics = check(draft, schema, { cache: this.#templates, recommended })
      }, checkDelay)
      return () => {
        clearTimeout(timer)
      }
    })
    const stops = [
      this.samples.follow(),
      window.api.hear('drafts:changed', () => void this.refreshDrafts()),
      window.api.hear('draft:wanted', (id) => void this.refreshDrafts().then(() => this.openDraft(id))),
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

  /** The draft that was open last, or else the first of the list. */
  async openLast(): Promise<void> {
    const last = localStorage.getItem('galley.open')
    // asked for together with the list, in which it nearly always is
    const opening = last === null ? undefined : window.api.ask('draft:open', { id: last })
    await this.refreshDrafts()
    const { id } = this.drafts.find((draft) => draft.id === last) ?? this.drafts[0] ?? {}
    if (id !== undefined) await this.#read(id, id === last ? opening : undefined)
  }

  async refreshDrafts(): Promise<void> {
    this.drafts = await window.api.ask('draft:list')
  }

  /** Opens a draft of the list; what was open stays safe in its journal. */
  async openDraft(id: string): Promise<void> {
    await this.open?.writeJournal()
    await this.#read(id)
  }

  /** Reads the open draft again, as its file has it now. */
  async reopen(): Promise<void> {
    if (this.open !== null) await this.#read(this.open.summary.id)
  }

  async #read(id: string, opening = window.api.ask('draft:open', { id })): Promise<void> {
    const opened = this.#tellTrouble(await opening)
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
    localStorage.setItem('galley.open', id)
  }

  async newDraft(): Promise<void> {
    const draft: Draft = { ...initialDraft, id: crypto.randomUUID(), name: 'Untitled', pairs: [{ key: '', value: '' }] }
    const created = this.#tellTrouble(
      await window.api.ask('draft:create', { name: draft.name, text: printDraft(draft) }),
    )
    if (created === undefined) return
    await this.refreshDrafts()
    await this.openDraft(created.id)
  }

  /** `over`: also where the file was changed by another program. */
  async save(over = false): Promise<boolean> {
    const { open } = this
    if (open === null) return false
    const { text } = open
    const answer = await window.api.ask('draft:save', { id: open.summary.id, text, over })
    if (!answer.ok && answer.error.kind === 'changed-outside') {
      this.changedOutside = answer.error.message
      return false
    }
    const saved = this.#tellTrouble(answer)
    if (saved === undefined) return false
    this.changedOutside = null
    open.markSaved(saved, text)
    await this.refreshDrafts()
    return true
  }

  /** Says so where the open draft's file was changed by another program: keep this one, or take that one. */
  changedOutside = $state.raw<string | null>(null)

  async saveAs(): Promise<void> {
    const { open } = this
    if (open === null) return
    const { text } = open
    const saved = this.#tellTrouble(await window.api.ask('draft:save-as', { id: open.summary.id, text }))
    if (saved === undefined || saved === null) return
    open.markSaved(saved, text)
    await this.refreshDrafts()
    localStorage.setItem('galley.open', saved.id)
  }

  async pickDraft(): Promise<void> {
    const picked = this.#tellTrouble(await window.api.ask('draft:pick'))
    if (picked === undefined || picked === null) return
    await this.refreshDrafts()
    await this.openDraft(picked.id)
  }

  async duplicateDraft(id: string): Promise<void> {
    if (this.open?.summary.id === id) await this.open.writeJournal()
    const copy = this.#tellTrouble(await window.api.ask('draft:duplicate', { id }))
    if (copy === undefined) return
    await this.refreshDrafts()
    await this.openDraft(copy.id)
  }

  /** Deletes a draft; the notice offers to take that back. */
  async deleteDraft(summary: DraftSummary): Promise<void> {
    if (this.open?.summary.id === summary.id) await this.open.writeJournal()
    const gone = await window.api.ask('draft:delete', { id: summary.id })
    if (!gone.ok) {
      this.notices.trouble(gone.error.message)
      return
    }
    if (this.open?.summary.id === summary.id) this.open = null
    await this.refreshDrafts()
    this.notices.done(`“${summary.name}” deleted.`, { label: 'Undo', run: () => void this.#restore(summary.id) })
  }

  async #restore(id: string): Promise<void> {
    const back = this.#tellTrouble(await window.api.ask('draft:restore', { id }))
    if (back === undefined) return
    await this.refreshDrafts()
    await this.openDraft(back.id)
  }

  applyFix(fix: DraftFix): void {
    this.open?.apply(fix.title, (draft) => applyFix(draft, fix))
  }

  fixAll(): void {
    const { diagnostics } = this
    this.open?.apply('Fix all', (draft) => applyAll(draft, diagnostics))
  }

  /** Shows the place of a problem: in a pair, or in the trigger. */
  goToProblem(diagnostic: DraftDiagnostic): void {
    const slot = this.draft === null ? undefined : slotOf(diagnostic, this.draft)
    if (slot !== undefined) {
      this.slotFocus = { slot }
      return
    }
    const control = this.draft === null ? undefined : controlOf(diagnostic, this.draft)
    if (control === undefined) this.goTo(diagnostic.place)
    else this.triggerFocus = { control }
  }

  goTo(place: Place): void {
    if (place.pair === null) return
    this.focus = { pair: place.pair, field: place.field ?? 'value', span: place.span }
  }

  #tellTrouble<Value>(answer: Result<Value, DraftFileError>): Value | undefined {
    if (answer.ok) return answer.value
    this.notices.trouble(answer.error.message)
    return undefined
  }
}

export const [getWorkspace, setWorkspace] = createContext<Workspace>()
