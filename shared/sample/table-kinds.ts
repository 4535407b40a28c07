/** What a table may hold, where people choose what its columns are. The ids are those of formats. */
export const tableKinds = [
  {
    id: 'csv-profiles',
    label: 'Users',
    roles: [{ name: 'identity', label: 'Identity', help: 'of each row’s user' }],
  },
  {
    id: 'csv-events',
    label: 'Events',
    roles: [
      { name: 'identity', label: 'Identity', help: 'whose event it is' },
      { name: 'evtName', label: 'Event', help: 'the event’s name' },
      { name: 'ts', label: 'Time', help: 'when it happened' },
    ],
  },
  {
    id: 'catalog',
    label: 'A catalog',
    roles: [
      { name: 'Identity', label: 'Identity', help: 'the item’s id' },
      { name: 'Name', label: 'Name', help: 'what it is called' },
      { name: 'ImageURL', label: 'Image', help: 'the address of its picture' },
    ],
  },
] as const

export type TableKind = (typeof tableKinds)[number]['id']

/** What a column has to be for a kind of table. */
export interface Role {
  /** The column's name, as the format has it. */
  readonly name: string
  readonly label: string
  readonly help: string
}

/** Returns the roles that the columns of such a table have. */
export function rolesOf(kind: TableKind): readonly Role[] {
  return tableKinds.find(({ id }) => id === kind)?.roles ?? []
}

/** Returns whether a format is a kind of table whose columns can be chosen. */
export function isTableKind(format: string): format is TableKind {
  return tableKinds.some(({ id }) => id === format)
}
