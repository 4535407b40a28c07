import { createContext, tick, untrack } from 'svelte'
import { caretAt } from '#shared/assist/caret'
import type { AssistWorld } from '#shared/assist/completion'
import { tokenAt } from '#shared/assist/token-at'
import type { Pair } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { DraftFix } from '#shared/check/diagnostic'
import type { Span } from '#shared/template/span'
import type { EditorHandle } from '../editor/editor-handle.ts'
import { IncrementalRows } from '../state/incremental-rows.svelte.ts'
import { count } from '#shared/words/numbers'
import type { OpenDraft } from '../state/open-draft.svelte.ts'
import type { SlotTarget } from '../state/slot-view.svelte.ts'
import type { Workspace } from '../state/workspace.svelte.ts'
import { ContextMenuState } from '../ui/context-menu.svelte.ts'
import { changedPlace } from './changed-place.ts'
import { followDraft } from './follow-draft.svelte.ts'
import { RowStore } from './row-store.ts'
import { TokenList } from './token-list.svelte.ts'

/** The pair whose value is edited, by its key in the list, and what is selected at first. */
interface Editing {
  readonly key: number
  readonly selection: Span | null
}

/** In UTF-16 units, which are a byte at least: a batch of mParticle's (https://docs.mparticle.com/guides/default-service-limits/). */
const largestPaste = 256 * 1024

/** What stays free above and below the line of the caret, in pixels. */
const caretMargin = 8

/** A part of a row that can have the focus. */
export type RowPart = 'row' | 'key' | 'value'

/** What the list of pairs shows beside the draft itself: which value is edited, and where the focus goes. */
export class PairsState {
  readonly #workspace: Workspace
  editing = $state.raw<Editing | null>(null)
  readonly rows = new RowStore()
  readonly shownRows = new IncrementalRows()
  /** The editor of the value that is edited. */
  editor = $state.raw<EditorHandle>()
  readonly menu = new ContextMenuState()
  /** The row that something was pasted into. */
  pasted = $state.raw<number | null>(null)
  /** What was pasted and is larger than mParticle takes: the user is asked first. */
  largePaste = $state.raw<{ readonly key: number; readonly text: string } | null>(null)
  /** Said to screen readers. */
  said = $state('')
  /** True while a row is put elsewhere, which takes the focus from it for a moment. */
  isMoving = false
  /** True after Tab went into a default: the next Tab leaves it for the text behind the token. */
  isInDefault = false
  /** The element that holds the rows. */
  root: HTMLElement | undefined

  readonly world = $derived.by((): AssistWorld => {
    const { samples, user, draft } = this.#workspace
    return { schema: samples.schema, draft: draft ?? initialDraft, recipient: user.recipient }
  })
  readonly tokens = new TokenList(
    () => this.world,
    (span) => this.editing !== null && this.#recommend(this.editing.key, span),
  )
  readonly #onrecommend: (target: SlotTarget) => void

  /** `onrecommend` opens the recommendations for a place in a value. */
  constructor(workspace: Workspace, onrecommend: (target: SlotTarget) => void = () => undefined) {
    this.#workspace = workspace
    this.#onrecommend = onrecommend
  }

  get open(): OpenDraft {
    const { open } = this.#workspace
    if (open === null) throw new Error('The list of pairs is shown only while a draft is open.')
    return open
  }

  /** Call it from a component, before it draws: keeps the rows up to date as long as that lives. */
  follow(): void {
    followDraft(this.rows, this.#workspace)
    this.shownRows.follow(() => this.#workspace.open?.keys.length ?? 0)
    $effect.pre(() => {
      const { editing } = this
      untrack(() => this.rows.markEdited(editing?.key))
    })
  }

  readonly applyFix = (fix: DraftFix): void => {
    this.#workspace.problems.fix(fix)
    this.said = fix.edits.length > 1 ? `${fix.title}, in ${count(fix.edits.length)} places` : fix.title
  }

  /** Returns whether a text is pasted at once; one beyond what mParticle takes waits for the user's word. */
  mayPaste(key: number, text: string): boolean {
    if (text.length <= largestPaste) return true
    this.largePaste = { key, text }
    return false
  }

  /** Ends the waiting of what was pasted: it is written, or given up. */
  takeLargePaste(isKept: boolean): void {
    const { largePaste, editor } = this
    this.largePaste = null
    editor?.focus()
    if (isKept && largePaste !== null && this.editing?.key === largePaste.key) editor?.insert(largePaste.text)
  }

  readonly refusePaste = (): void => {
    this.#workspace.notices.done('What was to be pasted holds no text. A value takes text; of an image, its address.')
  }

  edit(key: number, selection: Span | null): void {
    if (this.editing?.key === key && this.editor !== undefined) {
      if (selection !== null) this.editor.select(selection)
      this.editor.focus()
      return
    }
    const row = this.#rowElement(key)
    const { top = 0 } = row?.getBoundingClientRect() ?? {}
    this.editing = { key, selection }
    // the row that was edited before may have been higher
    void tick().then(() => this.root?.scrollBy(0, (row?.getBoundingClientRect().top ?? top) - top))
  }

  /** Brings a pair on screen, by its key in the list. */
  async show(key: number): Promise<void> {
    const index = this.open.keys.indexOf(key)
    if (index < 0) return
    this.shownRows.reach(index + 1)
    await tick()
    this.#rowElement(key)?.scrollIntoView({ block: 'nearest' })
  }

  #rowElement(key: number | undefined): HTMLElement | null {
    return key === undefined ? null : (this.root?.querySelector<HTMLElement>(`[data-pair="${key}"]`) ?? null)
  }

  /** Ends the editing: the row has lost the focus. */
  leave(): void {
    this.editing = null
    this.pasted = null
    this.largePaste = null
    this.tokens.close()
  }

  add(at: number): void {
    this.open.addPair(undefined, at)
    void this.focusAt(at, 'key')
  }

  remove(index: number): void {
    const name = nameOf(this.open.draft.pairs[index])
    this.open.deletePair(index)
    this.said = `${name} deleted`
    void this.focusAt(Math.min(index, this.open.keys.length - 1), 'row')
  }

  duplicate(index: number): void {
    this.open.duplicatePair(index)
    void this.focusAt(index + 1, 'key')
  }

  /** Moves a pair; what had the focus in it keeps it. */
  move(from: number, to: number): void {
    const { pairs } = this.open.draft
    if (to < 0 || to >= pairs.length || from === to) return
    const focused = document.activeElement
    this.isMoving = true
    this.open.movePair(from, to)
    this.said = `${nameOf(pairs[from])} is now ${count(to + 1)} of ${count(pairs.length)}`
    void tick().then(() => {
      if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus()
      this.isMoving = false
      document.activeElement?.closest('[data-pair]')?.scrollIntoView({ block: 'nearest' })
    })
  }

  /** Undoes or redoes, and shows where. */
  async step(way: 'undo' | 'redo'): Promise<void> {
    const { open } = this
    const label = way === 'undo' ? open.history.undoLabel : open.history.redoLabel
    const before = open.draft.pairs
    open[way]()
    if (label !== null) this.said = `${way === 'undo' ? 'Undone' : 'Redone'}: ${label}`
    const place = changedPlace(before, open.draft.pairs)
    if (place === null) return
    const isHere = this.editing !== null && this.editing.key === open.keys[place.pair] && place.field === 'value'
    if (!isHere) await this.focusAt(place.pair, place.field)
  }

  /** Gives the focus to a part of the pair at an index; to the button below where there is no pair. */
  async focusAt(index: number, part: RowPart, span: Span | null = null): Promise<void> {
    this.shownRows.reach(index + 1)
    await tick()
    const key = this.open.keys[index]
    const row = this.#rowElement(key)
    if (row === null || key === undefined) {
      this.root?.querySelector<HTMLElement>('[data-add]')?.focus()
      return
    }
    row.scrollIntoView({ block: 'nearest' })
    const field = row.querySelector('input')
    if (part === 'value') this.edit(key, span)
    else if (part === 'key' && field) {
      field.focus()
      if (span !== null) field.setSelectionRange(span.start, span.end)
    } else row.focus()
  }

  /** Goes from the default to behind its token, if that is where Tab went. */
  leaveDefault(): boolean {
    const { editor } = this
    if (!this.isInDefault || editor === undefined) return false
    const token = tokenAt(editor.text, editor.caret)
    this.isInDefault = false
    if (token === undefined) return false
    editor.select({ start: token.span.end, end: token.span.end })
    return true
  }

  readonly followCaret = (inserted: string | null): void => {
    const { editor } = this
    if (editor === undefined) return
    if (this.isInDefault && caretAt(editor.text, editor.caret)?.kind !== 'default') this.isInDefault = false
    this.#showCaret(editor)
    this.tokens.follow(editor, inserted)
  }

  /** Brings the line of the caret on screen: the editor is as high as its text, and the pane scrolls. */
  #showCaret(editor: EditorHandle): void {
    const { root } = this
    if (root === undefined) return
    const { top: lineTop, bottom } = editor.rectAt(editor.caret)
    // where a line wraps, the caret may stand at the end of the line above
    const top = lineTop - (bottom - lineTop)
    const pane = root.getBoundingClientRect()
    const isHigher = bottom - top > pane.height - 2 * caretMargin
    if (bottom + caretMargin > pane.bottom && !isHigher) root.scrollBy(0, bottom + caretMargin - pane.bottom)
    else if (top - caretMargin < pane.top) root.scrollBy(0, top - caretMargin - pane.top)
  }

  /** Accepts a line of the list of tokens. */
  acceptToken(index: number, intoDefault: boolean): void {
    this.isInDefault = this.tokens.accept(index, intoDefault)
  }

  /** Closes the list of tokens; what its button wrote is as if it had not been pressed. */
  dismissTokens(): void {
    if (this.tokens.dismiss()) this.open.history.forgetDetour()
  }

  /** Opens the list of tokens in a row, at its caret. */
  async offerTokens(key: number): Promise<void> {
    this.edit(key, null)
    await tick()
    if (this.editor !== undefined) this.tokens.write(this.editor)
  }

  /** Opens the recommendations for a row; what is chosen there goes to its caret, or behind the token that this is in. */
  offerRecommendations(key: number): void {
    const editor = this.editing?.key === key ? this.editor : undefined
    const text = editor?.text ?? this.#valueOf(key)
    const caret = editor?.caret ?? text.length
    const at = tokenAt(text, caret)?.span.end ?? caret
    this.#recommend(key, { start: at, end: at })
  }

  #recommend(key: number, span: Span): void {
    const before = this.#valueOf(key)
    this.#onrecommend({
      insert: (token, select) => this.#insert(key, spanNow(before, this.#valueOf(key), span), token, select),
      back: () => {
        const { end } = spanNow(before, this.#valueOf(key), span)
        void this.focusAt(this.open.keys.indexOf(key), 'value', { start: end, end })
      },
    })
  }

  #valueOf(key: number): string {
    return this.open.draft.pairs[this.open.keys.indexOf(key)]?.value ?? ''
  }

  #insert(key: number, { start, end }: Span, token: string, select: Span): void {
    const index = this.open.keys.indexOf(key)
    if (index < 0) return
    const value = this.#valueOf(key)
    this.open.editPair(index, { value: value.slice(0, start) + token + value.slice(end) })
    this.isInDefault = true
    void this.focusAt(index, 'value', { start: start + select.start, end: start + select.end })
  }
}

/** Returns where a place of a text is after the text was changed elsewhere: before the same end, or else at the end. */
function spanNow(before: string, now: string, { start, end }: Span): Span {
  if (before === now) return { start, end }
  const moved = now.length - before.length
  const isSame = now.endsWith(before.slice(start)) && start + moved >= 0
  return isSame ? { start: start + moved, end: end + moved } : { start: now.length, end: now.length }
}

function nameOf(pair: Pair | undefined): string {
  return pair === undefined || pair.key === '' ? 'Pair' : pair.key
}

export const [getPairs, setPairs] = createContext<PairsState>()
