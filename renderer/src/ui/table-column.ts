/** What a table is sorted by. */
export interface Sort<Id extends string> {
  readonly by: Id
  readonly descending: boolean
}

export interface Column<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Its least width in pixels, and its share of what is left. */
  readonly least: number
  readonly share: number
  readonly sorts?: boolean
}
