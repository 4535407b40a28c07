import type * as Monaco from 'monaco-editor/editor'

const appearance = {
  // laid out by hand, in the same frame as the edit: an observer would be a frame late
  automaticLayout: false,
  wordWrap: 'on',
  wrappingIndent: 'none',
  lineNumbers: 'off',
  glyphMargin: false,
  folding: false,
  minimap: { enabled: false },
  renderLineHighlight: 'none',
  renderWhitespace: 'none',
  guides: { indentation: false },
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  // the space before the text: --space-2
  lineDecorationsWidth: 8,
  lineNumbersMinChars: 0,
  padding: { top: 6, bottom: 6 },
  scrollBeyondLastLine: false,
  scrollBeyondLastColumn: 0,
  stickyScroll: { enabled: false },
  fixedOverflowWidgets: true,
  fontFamily: 'JetBrains Mono',
  fontSize: 13,
  lineHeight: 20,
} as const satisfies Monaco.editor.IEditorOptions

/** Text for people, not code: nothing closes, indents, suggests or warns by itself, and Tab goes on to the next control. */
const behaviour = {
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoSurround: 'never',
  autoIndent: 'none',
  matchBrackets: 'never',
  links: false,
  contextmenu: false,
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  unusualLineTerminators: 'off',
  wordBasedSuggestions: 'off',
  // the list of tokens is Galley's own
  quickSuggestions: false,
  suggestOnTriggerCharacters: false,
  parameterHints: { enabled: false },
  codeLens: false,
  hover: { delay: 400, above: false },
  tabFocusMode: true,
} as const satisfies Monaco.editor.IStandaloneEditorConstructionOptions

/** Returns how the one editor looks and behaves. */
export function editorOptions({ editor }: typeof Monaco): Monaco.editor.IStandaloneEditorConstructionOptions {
  return { ...appearance, ...behaviour, lightbulb: { enabled: editor.ShowLightbulbIconMode.Off } }
}

/** Commands for files of code that would open inside one row, or take a shortcut of Galley's. */
export const commandsTakenAway: readonly string[] = [
  'actions.find',
  'editor.action.commentLine',
  'editor.action.gotoLine',
  'editor.action.marker.next',
  'editor.action.marker.nextInFiles',
  'editor.action.marker.prev',
  'editor.action.marker.prevInFiles',
  'editor.action.quickCommand',
  'editor.action.startFindReplaceAction',
  'editor.action.toggleTabFocusMode',
  'editor.action.triggerSuggest',
]
