import { isAtHand } from '#shared/template/parse'
import type { Span } from '#shared/template/span'
import { decorationsOf } from './decorations.ts'
import { isLarge } from './large-text.ts'
import { parseMarkers } from './markers.ts'
import { textOf } from './model-text.ts'
import type * as Monaco from 'monaco-editor/editor'

/** How far beyond what is on screen a long text is drawn, in UTF-16 units. */
const margin = 2_000

/** Draws the tokens of an editor's text: of a long one, those on screen. */
export class TextDrawing {
  readonly #monaco: typeof Monaco
  readonly #editor: Monaco.editor.IStandaloneCodeEditor
  readonly #model: Monaco.editor.ITextModel
  readonly #drawn: Monaco.editor.IEditorDecorationsCollection
  /** What is drawn, in which version of the text. */
  #known: { readonly version: number; readonly span: Span } | undefined

  constructor(monaco: typeof Monaco, editor: Monaco.editor.IStandaloneCodeEditor, model: Monaco.editor.ITextModel) {
    this.#monaco = monaco
    this.#editor = editor
    this.#model = model
    this.#drawn = editor.createDecorationsCollection()
  }

  /** Draws what is on screen, if it is not drawn yet. A long text that is new is drawn once it has been read. */
  draw(): void {
    const version = this.#model.getVersionId()
    const shown = this.#shown()
    const { span } = this.#known ?? {}
    if (this.#known?.version === version && span !== undefined && span.start <= shown.start && span.end >= shown.end)
      return
    if (!isAtHand(textOf(this.#model))) return
    const length = this.#model.getValueLength()
    const within = { start: Math.max(0, shown.start - margin), end: Math.min(length, shown.end + margin) }
    this.#known = { version, span: within }
    this.#drawn.set(decorationsOf(this.#monaco, this.#model, within))
    this.#monaco.editor.setModelMarkers(this.#model, 'parse', parseMarkers(this.#monaco, this.#model, within))
  }

  clear(): void {
    this.#drawn.clear()
  }

  #shown(): Span {
    const model = this.#model
    const length = model.getValueLength()
    const ranges = isLarge(length) ? this.#editor.getVisibleRanges() : []
    const [first, last] = [ranges[0], ranges.at(-1)]
    if (first === undefined || last === undefined) return { start: 0, end: Math.min(length, 4 * margin) }
    return {
      start: model.getOffsetAt({ lineNumber: first.startLineNumber, column: first.startColumn }),
      end: model.getOffsetAt({ lineNumber: last.endLineNumber, column: last.endColumn }),
    }
  }
}
