import type { ImportRow } from '#shared/sample/samples-summary'

const bundled: ReadonlySet<string> = new Set(['profiles.jsonl', 'events.jsonl', 'products.csv'])

/** Returns whether all that was imported is what Galley itself comes with. */
export function isSampleWorkspace(imports: readonly Pick<ImportRow, 'file'>[]): boolean {
  return imports.length > 0 && imports.every(({ file }) => bundled.has(file.split(/[\\/]/).at(-1) ?? ''))
}
