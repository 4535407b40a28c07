import { type Caret, caretAt, endsInAddress } from '#shared/assist/caret'
import type { AssistWorld, Completion, Group } from '#shared/assist/completion'
import { tokenAt } from '#shared/assist/token-at'
import type { Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { print } from '#shared/template/print'
import type { Span } from '#shared/template/span'
import type { ListedText } from './listed-text.ts'
import type { RecentTokens } from './recent-tokens.ts'
import { type Line, nothing, tokenLines } from './token-lines.ts'

export const linesShown = 8

interface Opened {
  readonly editor: ListedText
  /** The one group that is shown; null for all. */
  readonly only: Group | null
  /** What a button wrote to open the list: taken away again when nothing came of it. */
  readonly written: string
  /** What was used lately when it opened. */
  readonly recent: readonly Token[]
}

/** The one list of tokens: opens at an `@`, follows what is typed, and writes what is accepted. */
export class TokenList {
  #opened = $state.raw<Opened | null>(null)
  #text = $state('')
  #offset = $state(0)
  /** Index of the line that Enter accepts; -1 for none. */
  active = $state(-1)
  /** Where the token begins for which the list was closed by Escape. */
  #dismissed: number | null = null
  readonly #world: () => AssistWorld
  readonly #recent: () => RecentTokens
  readonly #oncreate: (span: Span) => void

  readonly opened = $derived.by(() => this.#opened)
  readonly answer = $derived.by(() =>
    this.#opened === null
      ? nothing
      : tokenLines(this.#text, this.#offset, this.#world(), this.#opened.only, this.#opened.recent),
  )

  /** The draft's: when a property was seen last is told in it. */
  get timeZone(): string {
    return this.#world().draft.timeZone
  }

  /** `oncreate` opens the recommendations for a stretch of the text. */
  constructor(world: () => AssistWorld, recent: () => RecentTokens, oncreate: (span: Span) => void = () => undefined) {
    this.#world = world
    this.#recent = recent
    this.#oncreate = oncreate
  }

  /** Call it after every edit and every move of the caret; `inserted` is what was typed. */
  follow(editor: ListedText, inserted: string | null): void {
    const { text, caret: offset } = editor
    const caret = caretAt(text, offset)
    if (caret === undefined) {
      this.#dismissed = null
      this.close()
    } else if (this.#opened !== null) this.#update(text, offset, caret)
    else if (inserted?.length === 1 && this.#opensFor(caret, inserted)) this.#open(editor, '')
  }

  #opensFor(caret: Caret, inserted: string): boolean {
    return caret.kind === 'token' && (inserted === '@' || (caret.braced && caret.span.start !== this.#dismissed))
  }

  /** Opens the list at the caret, where there is something to complete. */
  ask(editor: ListedText): void {
    if (caretAt(editor.text, editor.caret) === undefined) this.write(editor)
    else this.#open(editor, '')
  }

  /** Writes an `@` at the caret, or behind the token it is in, and opens the list there. */
  write(editor: ListedText): void {
    const { text } = editor
    const caret = tokenAt(text, editor.caret)?.span.end ?? editor.caret
    const isOpen = caretAt(text, caret)?.kind === 'token'
    // a mere @ would belong to the word before it
    const written = isOpen ? '' : endsInAddress(text.slice(0, caret)) ? '{{ @' : '@'
    if (written !== '')
      editor.replace({ start: caret, end: caret }, written, { start: written.length, end: written.length })
    this.#open(editor, written)
  }

  close(): void {
    this.#opened = null
  }

  /** Closes the list, as Escape does: the text stays, but for what a button wrote. Returns whether it took that away. */
  dismiss(): boolean {
    const { span } = this.answer
    const { editor, written } = this.#opened ?? {}
    this.#dismissed = span?.start ?? null
    this.close()
    if (editor === undefined || span === null || !written) return false
    if (editor.text.slice(span.start, span.end).trimEnd() !== written) return false
    editor.replace(span, '', { start: 0, end: 0 })
    return true
  }

  /**
   * Accepts a line. The caret goes into the token's default, where `intoDefault` asks for that or some users will need it; else behind a
   * token without one. Returns whether it went into a default.
   */
  accept(index: number, intoDefault: boolean): boolean {
    const line = this.answer.lines[index]
    const { span } = this.answer
    const opened = this.#opened
    if (line === undefined || line.kind === 'header' || span === null || opened === null) return false
    if (line.kind === 'create') {
      this.#create(span, opened)
      return false
    }
    if (line.kind === 'more') {
      this.#show({ ...opened, only: line.group })
      return false
    }
    this.close()
    this.#recent().note(line.item)
    const { text, defaultSpan } = insertion(line.item, opened.editor.text, span, intoDefault)
    const behind = { start: text.length, end: text.length }
    opened.editor.replace(span, text, defaultSpan ?? behind)
    return defaultSpan !== null
  }

  /** Takes away what a button wrote to open the list. */
  #create(span: Span, { editor, written }: Opened): void {
    this.close()
    const isWritten = written !== '' && editor.text.slice(span.start, span.end).trimEnd() === written
    if (isWritten) editor.replace(span, '', { start: 0, end: 0 })
    this.#oncreate(isWritten ? { start: span.start, end: span.start } : span)
  }

  /** Moves to the next line that can be chosen, round the ends where `round` says so. */
  move(by: number, round: boolean): void {
    const places = this.#places()
    const at = places.indexOf(this.active)
    const to = at < 0 && by > 0 ? 0 : (at < 0 ? places.length : at) + by
    const place = round ? (to + places.length) % places.length : Math.min(places.length - 1, Math.max(0, to))
    this.active = places[place] ?? -1
  }

  moveToEnd(end: 'first' | 'last'): void {
    this.active = this.#places().at(end === 'first' ? 0 : -1) ?? -1
  }

  #places(): number[] {
    return this.answer.lines.flatMap((line: Line, index) => (line.kind === 'header' ? [] : [index]))
  }

  #open(editor: ListedText, written: string): void {
    this.#show({ editor, only: null, written, recent: this.#recent().tokens })
  }

  #show(opened: Opened): void {
    this.#opened = opened
    this.#text = opened.editor.text
    this.#offset = opened.editor.caret
    this.#begin()
  }

  #update(text: string, offset: number, caret: Caret): void {
    const changed = text !== this.#text
    this.#text = text
    this.#offset = offset
    if (changed) this.#begin()
    const isEmpty = this.answer.lines.length === 0 && this.#opened?.written === ''
    if (isEmpty && (caret.kind === 'default' || !caret.braced)) this.close()
  }

  #begin(): void {
    this.active = -1
    if (this.answer.eager) this.moveToEnd('first')
  }
}

/**
 * Returns what an item writes, and the default to go into; null to go behind it. A default that the token already has stays, and what
 * every sample has needs none.
 */
function insertion(
  item: Completion,
  before: string,
  span: Span,
  intoDefault: boolean,
): { readonly text: string; readonly defaultSpan: Span | null } {
  const { insertText, defaultSpan } = item
  const kept = tokenAt(before, span.start)
  const written = parse(insertText).nodes[0]
  if (written?.kind !== 'token') return { text: insertText, defaultSpan: null }
  if (!kept?.token.default || kept.span.start !== span.start)
    return intoDefault || !isAlwaysFilled(item)
      ? { text: insertText, defaultSpan }
      : { text: print({ ...written.token, default: null }), defaultSpan: null }
  const text = print({ ...written.token, default: kept.token.default })
  const printed = parse(text).nodes[0]
  return { text, defaultSpan: intoDefault && printed?.kind === 'token' ? printed.defaultSpan : null }
}

/** Whether no sample lacks it. */
export function isAlwaysFilled({ fillRate }: Completion): boolean {
  return fillRate === 1
}
