import { optionsFor, prepareFor } from './large-text.ts'
import { language } from './language.ts'
import type * as Monaco from 'monaco-editor/editor'
import { editorOptions } from './options.ts'

/** An editor with its model, and the element that they are in: made once, and put into one row after the other. */
export interface KeptEditor {
  readonly host: HTMLElement
  readonly editor: Monaco.editor.IStandaloneCodeEditor
  readonly model: Monaco.editor.ITextModel
}

/** Those that are in no row. A second one is made only where a row takes the editor before another has given it back. */
const free: KeptEditor[] = []

/** Returns an editor that holds the text, in the element. Give it back after use. */
export function takeEditor(monaco: typeof Monaco, element: HTMLElement, source: string): KeptEditor {
  const kept = free.pop()
  if (kept === undefined) return makeEditor(monaco, element, source)
  element.append(kept.host)
  prepareFor(kept.editor, source.length)
  setText(monaco, kept.model, source)
  return kept
}

/** Clears what the row left, so that the next one finds the editor as if it were new. */
export function giveBack(monaco: typeof Monaco, kept: KeptEditor): void {
  const { host, model } = kept
  for (const owner of ['parse', 'check']) monaco.editor.setModelMarkers(model, owner, [])
  model.setValue('')
  host.remove()
  free.push(kept)
}

function makeEditor(monaco: typeof Monaco, element: HTMLElement, source: string): KeptEditor {
  const host = element.appendChild(document.createElement('div'))
  const model = monaco.editor.createModel('', language)
  setText(monaco, model, source)
  const options = { ...editorOptions(monaco), ...optionsFor(source.length) }
  return { host, model, editor: monaco.editor.create(host, { ...options, model }) }
}

/** Puts a text into a model. A text without a line break would otherwise end its next lines as the system does: on Windows with a CR. */
function setText(monaco: typeof Monaco, model: Monaco.editor.ITextModel, text: string): void {
  model.setValue(text)
  model.setEOL(monaco.editor.EndOfLineSequence.LF)
}
