import { createContext, tick, untrack } from 'svelte'
import { caretAt } from '#shared/assist/caret'
import type { AssistWorld } from '#shared/assist/completion'
import { tokenAt } from '#shared/assist/token-at'
import type { Pair } from '#shared/campaign/draft'
import { initialDraft } from '#shared/campaign/initial'
import type { DraftFix } from '#shared/check/diagnostic'
import type { Span } from '#shared/template/span'
import type { EditorHandle } from '../editor/editor-handle.ts'
import { tell } from '../state/api.ts'
import { IncrementalRows } from '../state/incremental-rows.svelte.ts'
import { count, counted, size } from '#shared/words/numbers'
import type { OpenDraft } from '../state/open-draft.svelte.ts'
import type { SlotTarget } from '../state/slot-view.svelte.ts'
import type { Workspace } from '../state/workspace.svelte.ts'
import { ContextMenuState } from '../ui/context-menu.svelte.ts'
import { followDraft } from './follow-draft.svelte.ts'
import { PairList } from './pair-list.ts'
import { RowStore } from './row-store.ts'
import { SelectedRows } from './selected-rows.svelte.ts'
import type { RowPart, ShownPairs } from './shown-pairs.ts'
import { TokenList } from './token-list.svelte.ts'
import { insertionPlace, targetIn } from './value-insertion.ts'

/** The pair whose value is edited, by its key in the list, and what is selected at first. */
interface Editing {
  readonly key: number
  readonly selection: Span | null
}

/** In UTF-16 units, which are a byte at least: a batch of mParticle's (https://docs.mparticle.com/guides/default-service-limits/). */
const largestPaste = 256 * 1024

/** What stays free above and below the line of the caret, in pixels. */
const caretMargin = 8

/** What the list of pairs shows beside the draft itself: which value is edited, and where the focus goes. */
export class PairsState implements ShownPairs {
  readonly #workspace: Workspace
  editing = $state.raw<Editing | null>(null)
  readonly rows = new RowStore()
  readonly shownRows = new IncrementalRows()
  editor = $state.raw<EditorHandle>()
  readonly selected = new SelectedRows(this.rows, () => this.#workspace.open?.keys ?? [])
  readonly menu = new ContextMenuState()
  readonly list = new PairList(this)
  /** The row that something was pasted into. */
  pasted = $state.raw<number | null>(null)
  /** What was pasted and is larger than mParticle takes: the user is asked first. */
  largePaste = $state.raw<{ readonly key: number; readonly text: string } | null>(null)
  said = $state('')
  isMoving = false
  isInDefault = false
  /** The element that holds the rows. */
  root: HTMLElement | undefined

  readonly world = $derived.by((): AssistWorld => {
    const { samples, user, draft } = this.#workspace
    return { schema: samples.schema, draft: draft ?? initialDraft, recipient: user.recipient }
  })
  readonly tokens = new TokenList(
    () => this.world,
    (span) => this.editing !== null && this.#onrecommend(targetIn(this, this.editing.key, span)),
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

  /** Pastes whole pairs below a row, and says so where it is more than mParticle takes. */
  pasteRows(found: readonly Pair[], text: string, key: number | null): void {
    this.list.paste(found, key)
    if (text.length <= largestPaste) return
    const words = `${size(new TextEncoder().encode(text).length)} pasted; mParticle takes 256 KB a batch.`
    this.#workspace.notices.done(words, { label: 'Undo', run: () => void this.list.step('undo') })
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

  /** Tells screen readers which rows are selected. */
  saySelected(): void {
    const { size: rows } = this.selected
    this.said = rows === 0 ? 'No pair selected' : `${counted(rows, 'pair')} selected`
  }

  toClipboard(text: string): void {
    void tell(this.#workspace.notices.trouble, 'clipboard:write', { text })
  }

  /** Pastes below a row what the clipboard holds, which the page may not read by itself. */
  async pasteBelow(key: number): Promise<void> {
    await this.focusAt(this.open.keys.indexOf(key), 'row')
    await tell(this.#workspace.notices.trouble, 'clipboard:paste')
  }

  edit(key: number, selection: Span | null): void {
    if (this.editing?.key === key && this.editor !== undefined) {
      if (selection !== null) this.editor.select(selection)
      this.editor.focus()
      return
    }
    const row = this.#rowElement(key)
    const { top = 0 } = row?.getBoundingClientRect() ?? {}
    this.selected.clear()
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

  /** Opens the recommendations for a row. */
  offerRecommendations(key: number): void {
    this.#onrecommend(targetIn(this, key, insertionPlace(this, key)))
  }
}

export const [getPairs, setPairs] = createContext<PairsState>()
