import type * as Monaco from 'monaco-editor/editor'

/** Monaco's names for colours, and the custom properties of app.css that they take. */
const colours = {
  'editor.background': '--paper-raised',
  'editor.foreground': '--ink',
  'editor.selectionBackground': '--paper-chosen',
  'editor.inactiveSelectionBackground': '--paper-sunk',
  // what a quick fix is about
  'editor.findMatchHighlightBackground': '--paper-chosen',
  'editorCursor.foreground': '--blue',
  'editorError.foreground': '--red',
  'editorWarning.foreground': '--ochre',
  'editorInfo.foreground': '--blue',
  'editorWidget.background': '--paper-raised',
  'editorWidget.border': '--hairline',
  'editorSuggestWidget.selectedBackground': '--paper-chosen',
  'editorSuggestWidget.selectedForeground': '--ink',
  'editorSuggestWidget.highlightForeground': '--blue',
  'editorSuggestWidget.focusHighlightForeground': '--blue',
  'editorHoverWidget.background': '--paper-raised',
  'editorHoverWidget.foreground': '--ink',
  'editorHoverWidget.border': '--hairline',
  'editorActionList.background': '--paper-raised',
  'editorActionList.foreground': '--ink',
  'editorActionList.focusBackground': '--paper-chosen',
  'editorActionList.focusForeground': '--ink',
  'editorLightBulb.foreground': '--ochre',
  'input.background': '--paper',
  'input.foreground': '--ink',
  'textLink.foreground': '--blue',
  'textLink.activeForeground': '--blue',
  'list.hoverBackground': '--paper-sunk',
  focusBorder: '--blue',
} as const

const dark = matchMedia('(prefers-color-scheme: dark)')
const contrast = matchMedia('(prefers-contrast: more), (forced-colors: active)')

function base(): Monaco.editor.BuiltinTheme {
  if (contrast.matches) return dark.matches ? 'hc-black' : 'hc-light'
  return dark.matches ? 'vs-dark' : 'vs'
}

/** The build shortens `#ffffff` to `#fff`, which Monaco does not read. */
function longHex(colour: string): string {
  return /^#[\da-f]{3}$/i.test(colour) ? colour.replace(/[\da-f]/gi, '$&$&') : colour
}

function apply(monaco: typeof Monaco): void {
  const style = getComputedStyle(document.documentElement)
  const read = (property: string) => longHex(style.getPropertyValue(property).trim())
  monaco.editor.defineTheme('galley', {
    base: base(),
    inherit: true,
    rules: [{ token: 'token', foreground: read('--blue').slice(1) }],
    colors: Object.fromEntries(Object.entries(colours).map(([name, property]) => [name, read(property)])),
  })
  monaco.editor.setTheme('galley')
}

/** Gives Monaco the colours of app.css, now and whenever the system changes them. */
export function followTheme(monaco: typeof Monaco): void {
  apply(monaco)
  // not in the frame that draws the whole window in other colours
  for (const query of [dark, contrast]) query.addEventListener('change', () => setTimeout(() => apply(monaco)))
}
