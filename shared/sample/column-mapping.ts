import { failed, ok, type Result } from '#shared/result'
import { formats, type FormatId } from '#shared/sample/formats'

/** What the cells of a column may be read as, besides the date formats of CleverTap's CSV upload, such as `dd/MM/yyyy`. */
export const columnTypes = ['text', 'number', 'boolean'] as const
export type ColumnType = (typeof columnTypes)[number]

/** The type of a column with dates as ISO 8601 writes them, or times in seconds or milliseconds since 1970. */
export const anyDate = 'date'

/** How the columns of a table are read, by the names that its first line has. */
export interface ColumnMapping {
  /** The column that holds the identity; null where the first line says it. */
  readonly identity: string | null
  /** Other names for columns: the name in the first line, then the new one. */
  readonly names: readonly (readonly [from: string, to: string])[]
  /** A column, and what its cells are: one of `columnTypes`, `date`, or a date format. */
  readonly types: readonly (readonly [column: string, type: string])[]
}

/** What else was told of a table, besides its columns. Null: told by the content. */
export interface ToldOfTable {
  readonly format: FormatId | null
  /** For events whose name is in no column. */
  readonly eventName: string | null
  readonly encoding: string | null
}

export const nothingTold: ToldOfTable = { format: null, eventName: null, encoding: null }

/** A mapping that is kept for files with the same first line. */
export interface KeptMapping {
  readonly columns: readonly string[]
  readonly mapping: ColumnMapping
  readonly told: ToldOfTable
  /** In milliseconds since 1970. */
  readonly usedAt: number
}

/** Reads `id=Identity,title=Name`. Fails with a sentence. */
export function parseNames(text: string): Result<ColumnMapping['names'], string> {
  const pairs: [string, string][] = []
  for (const part of text.split(',')) {
    const pair = parsePair(part)
    if (pair === undefined)
      return failed(`“${part.trim()}” does not say which column gets which name. Write COLUMN=NAME.`)
    pairs.push(pair)
  }
  return ok(pairs)
}

/** Reads `price=number`. Fails with a sentence. */
export function parseType(text: string): Result<readonly [column: string, type: string], string> {
  const pair = parsePair(text)
  if (pair !== undefined) return ok(pair)
  return failed(
    `“${text.trim()}” does not say what a column holds. Write NAME=TYPE, such as price=number or born=dd/MM/yyyy.`,
  )
}

/** A column's name may hold an equals sign, what it becomes may not. */
function parsePair(text: string): [string, string] | undefined {
  const at = text.lastIndexOf('=')
  const [from, to] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  return at < 0 || from === '' || to === '' ? undefined : [from, to]
}

/** Returns whether a mapping says anything. */
export function isMapping({ identity, names, types }: ColumnMapping): boolean {
  return identity !== null || names.length > 0 || types.length > 0
}

/** Returns a mapping as people read it: `customer → identity, price: number`. */
export function mappingText(
  { identity, names, types }: ColumnMapping,
  { format, eventName, encoding }: ToldOfTable = nothingTold,
): string {
  const label = formats.find(({ id }) => id === format)?.label
  return [
    ...(identity === null ? [] : [`${identity} → identity`]),
    ...names.map(([from, to]) => `${from} → ${to}`),
    ...types.map(([column, type]) => `${column}: ${type}`),
    ...(label === undefined ? [] : [`as ${label}`]),
    ...(eventName === null ? [] : [`events are “${eventName}”`]),
    ...(encoding === null ? [] : [`in ${encoding}`]),
  ].join(', ')
}
