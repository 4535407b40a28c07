import { anyDate, columnTypes, type ColumnMapping } from '#shared/sample/column-mapping'
import { UserError } from '../../files/user-error.ts'
import { dateFormatNames, dateReader, readAnyDate } from './csv-dates.ts'
import type { Column } from './csv-header.ts'

/**
 * Returns the columns of a table as a mapping has them. Throws a `UserError` where the mapping names a column that is not there, or a
 * type that is none.
 */
export function mappedColumns(columns: readonly Column[], mapping: ColumnMapping | null): readonly Column[] {
  if (mapping === null) return columns
  const names = columns.map(({ name }) => name)
  const renamed = new Map(renames(mapping).map(([from, to]) => [placeOf(names, from), to]))
  const types = new Map(mapping.types.map(([column, type]) => [placeOf(names, column), type]))
  const taken = new Set([...renamed.values()].map((name) => name.toLowerCase()))
  return columns.map((column, place) => {
    const name = renamed.get(place)
    const type = types.get(place)
    const typed = type === undefined ? column : withType(column, type)
    if (name !== undefined) return { ...typed, name }
    // another column has its name now
    return taken.has(column.name.toLowerCase()) ? { ...typed, name: `${column.name} (in the file)` } : typed
  })
}

/** Returns a column's name as a mapping has it, for telling formats; the name itself where the mapping does not speak of it. */
export function mappedName(name: string, mapping: ColumnMapping | null): string {
  if (mapping === null) return name
  return renames(mapping).find(([from]) => from.toLowerCase() === name.toLowerCase())?.[1] ?? name
}

function renames({ identity, names }: ColumnMapping): ColumnMapping['names'] {
  return identity === null ? names : [...names, [identity, 'identity']]
}

function placeOf(names: readonly string[], name: string): number {
  const exact = names.indexOf(name)
  const place = exact >= 0 ? exact : names.findIndex((one) => one.toLowerCase() === name.toLowerCase())
  if (place >= 0) return place
  const listed = names
    .slice(0, 20)
    .map((one) => `“${one}”`)
    .join(', ')
  throw new UserError('import:header', `There is no column “${name}”. The first line names ${listed}.`)
}

function withType(column: Column, type: string): Column {
  const simple = columnTypes.find((one) => one === type.toLowerCase())
  if (simple !== undefined) return { ...column, date: null, type: simple }
  if (type.toLowerCase() === anyDate) return { ...column, date: { format: anyDate, read: readAnyDate } }
  const read = dateReader(type)
  if (read !== undefined) return { ...column, date: { format: type, read } }
  const known = [...columnTypes, anyDate, dateFormatNames].join(', ')
  throw new UserError('import:header', `“${type}” is no type of a column. Use one of ${known}.`)
}
