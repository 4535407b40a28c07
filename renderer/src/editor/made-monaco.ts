/**
 * Monaco with all that Galley adds, and the first editor, made while this module is evaluated: V8 keeps with a script what was compiled by
 * then, so that the next start compiles nothing to make an editor. The font has to be there before, because Monaco measures it once.
 */
import * as monaco from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import './features.ts'
import { giveBack, takeEditor } from './kept-editor.ts'
import { registerLanguage } from './language.ts'
import { followTheme } from './theme.ts'

Object.assign(globalThis, { MonacoEnvironment: { getWorker: () => new EditorWorker() } })
followTheme(monaco)
registerLanguage(monaco)
giveBack(monaco, takeEditor(monaco, document.createElement('div'), ''))

export { monaco }
