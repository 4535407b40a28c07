import type { KeptMapping } from '#shared/sample/column-mapping'
import type { TableLook } from '#shared/sample/table-look'

/** Returns what is known of the tables that a mapping is kept for: their columns, and no rows. */
export function lookOfKept({ columns, mapping, told }: KeptMapping): TableLook {
  return {
    file: '',
    columns: columns.map((name) => ({ name, declared: null, sight: 'empty', dates: [], becomes: name })),
    rows: [],
    ...{ format: told.format, trouble: null, encoding: told.encoding ?? 'utf-8', mapping, told, isKept: true },
    feed: null,
  }
}
