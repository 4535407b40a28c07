import type * as Monaco from 'monaco-editor/editor'

type Editor = Monaco.editor.IStandaloneCodeEditor

/** In UTF-16 units: wrapping longer texts as exactly as the browser does takes too long for every letter. */
const maxExact = 8_000

/** In pixels, about a screen: every line of an editor is drawn, so a higher text scrolls by itself. */
export const maxHeight = 1_200

const isSetFor = new WeakMap<Editor, boolean>()

/** Returns whether a text of `length` UTF-16 units is a long one. */
export function isLarge(length: number): boolean {
  return length > maxExact
}

/** Returns an editor's options for a text of `length` UTF-16 units: exact ones, or faster ones for a long text. */
export function optionsFor(length: number): Monaco.editor.IEditorOptions {
  const isLong = isLarge(length)
  return {
    // the browser's own line breaks: those that the row has without the editor
    wrappingStrategy: isLong ? 'simple' : 'advanced',
    // a screen reader that is started later finds the text there; of a long one only what is around the caret, or it would be made anew
    // for it with every letter
    accessibilitySupport: isLong ? 'auto' : 'on',
    scrollbar: {
      vertical: isLong ? 'auto' : 'hidden',
      horizontal: 'hidden',
      // a line from right to left would keep this much free
      verticalScrollbarSize: isLong ? 8 : 0,
      handleMouseWheel: isLong,
      alwaysConsumeMouseWheel: false,
    },
  }
}

/** Gives the editor the options for a text of that length. Call it before the text is put in. */
export function prepareFor(editor: Editor, length: number): void {
  const isLong = isLarge(length)
  if (isSetFor.get(editor) === isLong) return
  isSetFor.set(editor, isLong)
  editor.updateOptions(optionsFor(length))
}
