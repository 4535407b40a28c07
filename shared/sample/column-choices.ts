import type { ColumnMapping, ToldOfTable } from '#shared/sample/column-mapping'
import { guessedKind, guessedRoles } from '#shared/sample/column-guesses'
import { isTableKind, rolesOf, type TableKind } from '#shared/sample/table-kinds'
import type { LookedColumn, TableLook } from '#shared/sample/table-look'

/** What a user has chosen for one column. */
export interface ColumnChoice {
  /** Its name in the first line; empty for a column without one. */
  readonly file: string
  readonly name: string
  /** As a mapping has it; empty for cells that are taken as they are written. */
  readonly type: string
}

/** What a user has chosen for a table. Every change returns other choices. */
export interface ColumnChoices {
  readonly kind: TableKind
  readonly columns: readonly ColumnChoice[]
  /** For events whose name is in no column. */
  readonly eventName: string
}

/** Returns whether a table can be read only once its columns are chosen. */
export function wantsChoices({ format, trouble, columns }: TableLook): boolean {
  if (trouble === null) return false
  if (format === null) return true
  if (!isTableKind(format)) return false
  const names = columns.map(({ becomes }) => becomes.toLowerCase())
  return rolesOf(format).some(({ name }) => !names.includes(name.toLowerCase()))
}

/** Returns whether a table is one whose columns can be chosen. */
export function offersChoices({ format }: TableLook): boolean {
  return format === null || isTableKind(format)
}

/** Returns what is chosen at first: what was told before, or else what the names and the first rows suggest. */
export function firstChoices(look: TableLook): ColumnChoices {
  const { columns, mapping, told, feed, format } = look
  const eventName = told.eventName ?? ''
  if (mapping !== null) {
    const kind = kindIn(told.format) ?? kindIn(format) ?? 'csv-profiles'
    return { kind, eventName, columns: columns.map((column) => mapped(column, mapping, kind)) }
  }
  const names = columns.map(({ name }) => name)
  const kind = kindIn(format) ?? (feed === null ? guessedKind(names) : 'catalog')
  const plain = columns.map((column) => ({ file: column.name, name: column.name, type: suggestedType(column) }))
  const choices = { kind, eventName, columns: plain }
  const roles = feed ?? guessedRoles(names, kind)
  return roles.reduce<ColumnChoices>((now, [file, role]) => withRole(now, role, names.indexOf(file)), choices)
}

function kindIn(format: string | null): TableKind | undefined {
  return format !== null && isTableKind(format) ? format : undefined
}

function mapped({ name: file }: LookedColumn, mapping: ColumnMapping, kind: TableKind): ColumnChoice {
  const isSame = (name: string) => name === file || name.toLowerCase() === file.toLowerCase()
  const identity = kind === 'catalog' ? 'Identity' : 'identity'
  const name =
    mapping.identity !== null && isSame(mapping.identity) ? identity : mapping.names.find(([from]) => isSame(from))?.[1]
  return { file, name: name ?? file, type: mapping.types.find(([column]) => isSame(column))?.[1] ?? '' }
}

/** Dates whose order of day and month the rows leave open are the user's to say. */
function suggestedType({ declared, dates }: LookedColumn): string {
  const [first = ''] = dates
  return declared === null && dates.length === 1 ? first : ''
}

/** Returns the place of the column that has a role; -1 where none has. */
export function placeOfRole({ columns }: ColumnChoices, role: string): number {
  return columns.findIndex(({ name }) => isNamed(name, role))
}

function isNamed(name: string, role: string): boolean {
  return name.toLowerCase() === role.toLowerCase()
}

/** Gives a role to the column at a place, and takes it from the one that had it; at -1 no column has it any more. */
export function withRole(choices: ColumnChoices, role: string, place: number): ColumnChoices {
  const columns = choices.columns.map((column, index) => {
    if (index === place) return { ...column, name: isNamed(column.file, role) ? column.file : role }
    return isNamed(column.name, role) ? { ...column, name: withoutRole(column.file, role) } : column
  })
  return { ...choices, columns }
}

function withoutRole(file: string, role: string): string {
  return isNamed(file, role) ? `${file} (in the file)` : file
}

/** Makes the table one of another kind: the columns that had a role get it there, or their own names again. */
export function withKind(choices: ColumnChoices, kind: TableKind): ColumnChoices {
  const left = rolesOf(choices.kind).reduce((now, { name }) => {
    const place = placeOfRole(now, name)
    const isOwn = place >= 0 && isNamed(now.columns[place]?.file ?? '', name)
    return place < 0 || isOwn ? now : withRole(now, name, -1)
  }, choices)
  const next: ColumnChoices = { ...left, kind }
  const identity = placeOfRole(choices, 'identity')
  const guesses = guessedRoles(
    next.columns.map(({ file }) => file),
    kind,
  )
  return rolesOf(kind).reduce((now, { name }) => {
    if (placeOfRole(now, name) >= 0) return now
    if (isNamed(name, 'identity') && identity >= 0) return withRole(now, name, identity)
    const guess = guesses.find(([, role]) => role === name)?.[0]
    return guess === undefined
      ? now
      : withRole(
          now,
          name,
          now.columns.findIndex(({ file }) => file === guess),
        )
  }, next)
}

/** Changes the choice of one column. */
export function withColumn(choices: ColumnChoices, place: number, change: Partial<ColumnChoice>): ColumnChoices {
  return { ...choices, columns: choices.columns.map((one, index) => (index === place ? { ...one, ...change } : one)) }
}

/** Returns the choices as a mapping. */
export function mappingOf({ kind, columns }: ColumnChoices): ColumnMapping {
  const changed = columns.filter(({ file, name }) => file !== '' && name.trim() !== '' && name.trim() !== file)
  const isIdentity = ({ name }: ColumnChoice) => kind !== 'catalog' && isNamed(name, 'identity')
  return {
    identity: changed.find(isIdentity)?.file ?? null,
    names: changed.filter((column) => !isIdentity(column)).map(({ file, name }) => [file, name.trim()] as const),
    types: columns.flatMap(({ file, type }) => (file === '' || type === '' ? [] : [[file, type] as const])),
  }
}

/** Returns what is told of the table besides its columns. `encoding` is null where the bytes tell it. */
export function toldOfChoices({ kind, eventName, columns }: ColumnChoices, encoding: string | null): ToldOfTable {
  const isNamedHere = kind === 'csv-events' && !columns.some(({ name }) => isNamed(name, 'evtName'))
  const name = eventName.trim()
  return { format: kind, eventName: isNamedHere && name !== '' ? name : null, encoding }
}

/** Returns the roles that no column has yet and something must have; an e-mail address or a phone number identifies too. */
export function missingRoles(choices: ColumnChoices): readonly string[] {
  const { kind, eventName, columns } = choices
  const isReachable = columns.some(({ name }) => isNamed(name, 'email') || isNamed(name, 'phone'))
  return rolesOf(kind)
    .filter(({ name }) => placeOfRole(choices, name) < 0)
    .filter(({ name }) => !(isNamed(name, 'identity') && kind !== 'catalog' && isReachable))
    .filter(({ name }) => !(name === 'evtName' && eventName.trim() !== ''))
    .map(({ label }) => label)
}
