import type * as Monaco from 'monaco-editor/editor'

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
  await document.fonts.load('13px "JetBrains Mono"')
  loaded = (await import('./made-monaco.ts')).monaco
  return loaded
}
