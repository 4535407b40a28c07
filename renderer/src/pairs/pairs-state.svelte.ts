import { createContext, tick } from 'svelte'
import { caretAt } from '#shared/assist/caret'
import type { AssistWorld } from '#shared/assist/completion'
import { tokenAt } from '#shared/assist/token-at'
import { initialDraft } from '#shared/campaign/initial'
import type { DraftFix } from '#shared/check/diagnostic'
import type { Pair } from '#shared/campaign/draft'
import type { ResolvedPair } from '#shared/resolve/resolution'
import { isAtHand } from '#shared/template/parse'
import type { Span } from '#shared/template/span'
import type { EditorHandle } from '../editor/editor-handle.ts'
import { spanInEditor } from '../editor/span-in-editor.ts'
import { count, counted } from '#shared/words/numbers'
import type { OpenDraft } from '../state/open-draft.svelte.ts'
import { Said } from '../state/said.svelte.ts'
import type { SlotTarget } from '../state/slot-view.svelte.ts'
import type { Workspace } from '../state/workspace.svelte.ts'
import { ContextMenuState } from '../ui/context-menu.svelte.ts'
import type { LongListHandle } from '../ui/long-list.ts'
import { ChipList } from './chip-list.ts'
import type { ChipName } from './chips.ts'
import { Finding } from './finding.svelte.ts'
import { PairList } from './pair-list.ts'
import { Pasting } from './pasting.svelte.ts'
import { keptInPlace, onceMeasured } from './kept-in-place.ts'
import { noneByPair, noProblems, type PairProblems, problemsByPair } from './problems-by-pair.ts'
import { RecentTokens } from './recent-tokens.ts'
import { SelectedRows } from './selected-rows.svelte.ts'
import type { RowPart, ShownPairs } from './shown-pairs.ts'
import { TokenList } from './token-list.svelte.ts'
import { insertionPlace, targetIn } from './value-insertion.ts'

/** The pair whose value is edited, by its key in the list, and what is selected at first. */
interface Editing {
  readonly key: number
  readonly selection: Span | null
}

/** What stays free above and below the line of the caret, in pixels. */
const caretMargin = 8

/** What the list of pairs shows beside the draft itself: which value is edited, and where the focus goes. */
export class PairsState implements ShownPairs {
  readonly #workspace: Workspace
  #problems = noneByPair
  editing = $state.raw<Editing | null>(null)
  editor = $state.raw<EditorHandle>()
  readonly selected: SelectedRows = new SelectedRows(() => this.inSight)
  readonly menu = new ContextMenuState()
  readonly list = new PairList(this)
  readonly chips = new ChipList(this)
  /** The chip that is edited without its raw text. */
  chip = $state.raw<ChipName | null>(null)
  readonly pasting: Pasting
  readonly finding: Finding = new Finding(this, (key) => this.show(key))
  /** Finding wants the focus. Each request is a new object. */
  wantsFinding = $state.raw<{ readonly replaces: boolean } | null>(null)
  readonly news = new Said()
  isMoving = false
  isInDefault = false
  /** The element that holds the rows, and scrolls. */
  root: HTMLElement | undefined
  /** The list in it. */
  rowList = $state.raw<LongListHandle>()

  readonly world = $derived.by((): AssistWorld => {
    const { samples, user, draft } = this.#workspace
    return { schema: samples.schema, draft: draft ?? initialDraft, recipient: user.recipient }
  })
  readonly recent: RecentTokens
  readonly tokens = new TokenList(
    () => this.world,
    () => this.recent,
    (span) => this.editing !== null && this.#onrecommend(targetIn(this, this.editing.key, span)),
  )
  readonly #onrecommend: (target: SlotTarget) => void

  /** `onrecommend` opens the recommendations for a place in a value. */
  constructor(workspace: Workspace, onrecommend: (target: SlotTarget) => void = () => undefined) {
    this.#workspace = workspace
    this.recent = new RecentTokens(workspace.recent.tokens)
    this.pasting = new Pasting(this, this.list, workspace)
    this.#onrecommend = onrecommend
  }

  get open(): OpenDraft {
    const { open } = this.#workspace
    if (open === null) throw new Error('The list of pairs is shown only while a draft is open.')
    return open
  }

  /** Whether the pairs have been read as they are: a long text that is new takes a moment. */
  get isRead(): boolean {
    return this.#workspace.readDraft === this.#workspace.draft
  }

  get pairs(): readonly Pair[] {
    return this.#workspace.draft?.pairs ?? []
  }

  /** The pairs of the recipient at hand; null without one. */
  get resolved(): readonly ResolvedPair[] | null {
    return this.#workspace.resolved
  }

  /** By the index of a pair: those that are as before keep their object. */
  readonly problems = $derived.by(
    () => (this.#problems = problemsByPair(this.#workspace.problems.diagnostics, this.#problems)),
  )

  problemsOf(key: number): PairProblems {
    return this.problems.get(this.open.keys.indexOf(key)) ?? noProblems
  }

  /** The keys in the list of the pairs that are in sight. */
  readonly inSight = $derived.by((): readonly number[] => {
    const keys = this.#workspace.open?.keys ?? []
    return this.finding.filters ? keys.filter(this.finding.leaves) : keys
  })

  /** Opens find and replace, with what is selected. */
  find(replaces: boolean): void {
    const row = document.activeElement?.closest<HTMLElement>('[data-pair]')
    const from = this.open.keys.indexOf(this.editing?.key ?? Number(row?.dataset['pair'] ?? -1))
    this.finding.open(replaces, this.editor?.selected ?? '', Math.max(0, from))
    this.wantsFinding = { replaces }
  }

  readonly applyFix = (fix: DraftFix): void => {
    this.#workspace.problems.fix(fix)
    this.said = fix.edits.length > 1 ? `${fix.title}, in ${count(fix.edits.length)} places` : fix.title
  }

  /** Tells screen readers which rows are selected. */
  saySelected(): void {
    const { size: rows } = this.selected
    this.said = rows === 0 ? 'No pair selected' : `${counted(rows, 'pair')} selected`
  }

  /** Says that nothing in the value that is edited can be fixed, where that is so. Returns whether it did. */
  sayUnfixable(): boolean {
    if (this.editing === null) return false
    const { value: problems } = this.problemsOf(this.editing.key)
    if (problems.some(({ fixes }) => fixes.length > 0)) return false
    const isFine = problems.length === 0
    this.#workspace.notices.done(isFine ? 'Nothing is wrong in this value.' : 'Galley has no fix for this value.')
    return true
  }

  openChip({ key, nth }: ChipName): void {
    this.selected.clear()
    this.chip = { key, nth }
  }

  get said(): string {
    return this.news.text
  }

  set said(text: string) {
    this.news.text = text
  }

  #valueOf(key: number): string {
    return this.pairs[this.open.keys.indexOf(key)]?.value ?? ''
  }

  edit(key: number, selection: Span | null): void {
    if (this.editing?.key === key && this.editor !== undefined) {
      if (selection !== null) this.editor.select(spanInEditor(this.#valueOf(key), selection))
      this.editor.focus()
      return
    }
    const before = this.#rowElement(this.editing?.key)
    const keep = keptInPlace(this.root, this.#rowElement(key))
    this.selected.clear()
    this.editing = { key, selection }
    // the row that was edited before may have been higher; in a long list the others move once it is measured
    void tick().then(() => {
      keep()
      if (before !== null) onceMeasured(before, keep)
    })
  }

  /** Brings a pair on screen, by its key in the list. */
  async show(key: number): Promise<void> {
    // the list may be another, or there only now
    await tick()
    const index = this.inSight.indexOf(key)
    if (index < 0) return
    await this.rowList?.reveal(index)
    this.#rowElement(key)?.scrollIntoView({ block: 'nearest' })
  }

  #rowElement(key: number | undefined): HTMLElement | null {
    return key === undefined ? null : (this.root?.querySelector<HTMLElement>(`[data-pair="${key}"]`) ?? null)
  }

  /** Ends the editing: the row has lost the focus. */
  leave(): void {
    this.editing = null
    this.pasting.leave()
    this.tokens.close()
  }

  async focusAt(index: number, part: RowPart, span: Span | null = null): Promise<void> {
    const key = this.open.keys[index]
    if (key !== undefined && !this.finding.leaves(key)) this.finding.endFilter()
    if (key !== undefined) await this.show(key)
    const row = this.#rowElement(key)
    if (row === null || key === undefined) {
      await tick()
      this.root?.querySelector<HTMLElement>('[data-add]')?.focus()
      return
    }
    const field = row.querySelector('input')
    if (part === 'value') this.edit(key, span)
    else if (part === 'key' && field) {
      field.focus({ preventScroll: true })
      if (span !== null) field.setSelectionRange(span.start, span.end)
    } else row.focus({ preventScroll: true })
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
    if (!isAtHand(editor.text)) {
      this.isInDefault = false
      this.tokens.close()
      this.#showCaret(editor)
      return
    }
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
