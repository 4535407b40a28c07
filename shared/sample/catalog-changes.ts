import { beginning } from '#shared/words/cut'
import { count, counted } from '#shared/words/numbers'

/** What a catalog's new file changed in it. */
export interface CatalogChanges {
  readonly catalog: string
  /** Items, by their identity. */
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** Whether the items that stayed follow one another in another order: the order of rows decides between equal ranks. */
  readonly reordered: boolean
  readonly columns: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    /** Of the columns that stayed, those that differ, with the number of items; most first. */
    readonly changed: readonly { readonly column: string; readonly items: number }[]
  }
  /** The first few; null stands for an empty cell. */
  readonly examples: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly {
      readonly id: string
      readonly column: string
      readonly before: string | null
      readonly after: string | null
    }[]
  }
}

const maxNames = 5

/** Returns the changes as lines for people, the most telling first. */
export function changeLines(changes: CatalogChanges): string[] {
  const { catalog, added, removed, examples } = changes
  const parts = changeParts(changes)
  const cells = examples.changed.map(
    ({ id, column, before, after }) => `${id}: ${column} ${cell(before)} → ${cell(after)}`,
  )
  return [
    `Catalog “${catalog}” was replaced: ${parts.length === 0 ? 'nothing in it is different' : parts.join(', ')}.`,
    ...exampleLine('Added', examples.added, added),
    ...exampleLine('Removed', examples.removed, removed),
    ...cells,
  ]
}

function changeParts({ added, removed, changed, reordered, columns }: CatalogChanges): readonly string[] {
  return [
    added > 0 ? `${counted(added, 'item')} added` : '',
    removed > 0 ? `${counted(removed, 'item')} removed` : '',
    changed > 0 ? `${counted(changed, 'item')} changed${inColumns(columns.changed)}` : '',
    columns.added.length > 0 ? `new ${named('column', columns.added)}` : '',
    columns.removed.length > 0 ? `${named('column', columns.removed)} gone` : '',
    reordered ? 'another order' : '',
  ].filter((part) => part !== '')
}

function inColumns(changed: CatalogChanges['columns']['changed']): string {
  const shown = changed.slice(0, maxNames).map(({ column, items }) => `${column} in ${count(items)}`)
  return shown.length === 0 ? '' : ` (${shown.join(', ')}${changed.length > maxNames ? ', …' : ''})`
}

function named(noun: string, names: readonly string[]): string {
  const shown = names.slice(0, maxNames).map((name) => `“${name}”`)
  return `${noun}${names.length === 1 ? '' : 's'} ${shown.join(', ')}${names.length > maxNames ? ', …' : ''}`
}

function exampleLine(word: string, ids: readonly string[], total: number): string[] {
  return ids.length === 0 ? [] : [`${word}: ${ids.join(', ')}${total > ids.length ? ', …' : ''}`]
}

/** In UTF-16 units, without the ellipsis. */
const maxCellLength = 60

function cell(text: string | null): string {
  if (text === null) return '(empty)'
  return `“${text.length <= maxCellLength ? text : `${beginning(text, maxCellLength)}…`}”`
}
