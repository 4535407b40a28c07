import type * as Monaco from 'monaco-editor/editor'
import { registerLanguage } from './language.ts'

export type { Monaco }

let loading: Promise<typeof Monaco> | undefined
let loaded: typeof Monaco | undefined

/** Returns Monaco; undefined before it is loaded. */
export function loadedMonaco(): typeof Monaco | undefined {
  return loaded
}

/** Returns Monaco, loaded the first time it is asked for: after the first paint, so that it delays nothing. */
export function loadMonaco(): Promise<typeof Monaco> {
  loading ??= load()
  return loading
}

async function load(): Promise<typeof Monaco> {
  const [monaco, { default: EditorWorker }, { followTheme }] = await Promise.all([
    import('monaco-editor/editor'),
    import('monaco-editor/editor/editor.worker?worker'),
    import('./theme.ts'),
    import('./features.ts'),
    // Monaco measures its font once, and would measure the one that stands in for it
    document.fonts.load('13px "JetBrains Mono"'),
  ])
  Object.assign(globalThis, { MonacoEnvironment: { getWorker: () => new EditorWorker() } })
  followTheme(monaco)
  registerLanguage(monaco)
  loaded = monaco
  return monaco
}
