import type { Span } from '#shared/template/span'
import { rangeOf } from './decorations.ts'
import { isLarge, prepareFor } from './large-text.ts'
import { textOf } from './model-text.ts'
import type * as Monaco from 'monaco-editor/editor'

/** What a row may do with its editor. Offsets are in UTF-16 units of the text. */
export interface EditorHandle {
  readonly text: string
  readonly caret: number
  /** The text that is selected; empty where there is only the caret. */
  readonly selected: string
  /** What has the focus while one types: it can be given a list to control. */
  readonly textbox: HTMLElement | null
  /** Where an offset is on the screen. */
  rectAt(offset: number): { readonly left: number; readonly top: number; readonly bottom: number }
  focus(): void
  select(span: Span): void
  /** Replaces a stretch as one edit, then selects within the new text. */
  replace(span: Span, text: string, select: Span): void
  /** Puts a text in place of what is selected, as one edit, and the caret behind it. */
  insert(text: string): void
  run(command: string): void
}

/** `isGone` says whether the row has given the editor back. */
export function editorHandle(editor: Monaco.editor.IStandaloneCodeEditor, isGone: () => boolean): EditorHandle {
  const model = () => editor.getModel() as Monaco.editor.ITextModel
  const select = (span: Span) => {
    editor.setSelection(rangeOf(model(), span))
    editor.revealRange(rangeOf(model(), span))
  }
  return {
    get text() {
      return textOf(model())
    },
    get caret() {
      return model().getOffsetAt(editor.getPosition() ?? { lineNumber: 1, column: 1 })
    },
    get selected() {
      const range = editor.getSelection()
      return range === null ? '' : model().getValueInRange(range)
    },
    get textbox() {
      return editor.getDomNode()?.querySelector<HTMLElement>('.native-edit-context, textarea.inputarea') ?? null
    },
    rectAt(offset) {
      const { left, top } = editor.getContainerDomNode().getBoundingClientRect()
      const at = editor.getScrolledVisiblePosition(model().getPositionAt(offset)) ?? { left: 0, top: 0, height: 0 }
      return { left: left + at.left, top: top + at.top, bottom: top + at.top + at.height }
    },
    focus: () => editor.focus(),
    select,
    replace(span, text, selected) {
      editor.pushUndoStop()
      editor.executeEdits('galley', [{ range: rangeOf(model(), span), text, forceMoveMarkers: true }])
      select({ start: span.start + selected.start, end: span.start + selected.end })
    },
    insert(text) {
      const range = editor.getSelection()
      if (range === null) return
      prepareFor(editor, model().getValueLength() + text.length)
      if (isLarge(text.length)) {
        // the options have all of it laid out anew, which is a task of its own
        setTimeout(() => isGone() || insertLong(editor, text))
        return
      }
      editor.pushUndoStop()
      editor.executeEdits('galley', [{ range, text, forceMoveMarkers: true }])
      editor.pushUndoStop()
      const end = editor.getSelection()?.getEndPosition()
      if (end !== undefined) editor.setPosition(end)
    },
    run: (command) => editor.trigger('galley', command, null),
  }
}

/** Galley has an undo of its own; for Monaco's, all of the text would be copied. */
function insertLong(editor: Monaco.editor.IStandaloneCodeEditor, text: string): void {
  const [model, range] = [editor.getModel(), editor.getSelection()]
  if (model === null || range === null) return
  const before = model.getValueLength() - model.getValueLengthInRange(range)
  const start = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn })
  model.applyEdits([{ range, text, forceMoveMarkers: true }])
  // line breaks may have become shorter
  editor.setPosition(model.getPositionAt(start + model.getValueLength() - before))
}
