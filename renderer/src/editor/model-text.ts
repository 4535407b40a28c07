import type * as Monaco from 'monaco-editor/editor'

type Model = Monaco.editor.ITextModel

const kept = new WeakMap<Model, { readonly version: number; readonly text: string }>()

/** Returns a model's text. Monaco would put it together anew every time. */
export function textOf(model: Model): string {
  const version = model.getVersionId()
  const known = kept.get(model)
  if (known?.version === version) return known.text
  const text = model.getValue()
  kept.set(model, { version, text })
  return text
}
