import { anyDate } from '#shared/sample/column-mapping'
import type { CellSight, LookedColumn } from '#shared/sample/table-look'

interface TypeOption {
  readonly id: string
  readonly label: string
  readonly note?: string
}

const sights: Readonly<Record<CellSight, string>> = {
  empty: 'empty',
  text: 'text',
  number: 'numbers',
  boolean: 'true or false',
  date: 'dates, as text',
}

/** CleverTap's formats (https://docs.clevertap.com/docs/csv-upload). */
const formats = ['dd/MM/yyyy', 'MM/dd/yyyy', 'yyyy/MM/dd', 'yyyy/dd/MM', 'dd MMM yyyy']

/** Returns what the cells of a column may be read as; `chosen` is among them. Where no cell was seen, none says how it is written. */
export function typeOptions(
  { sight, dates, declared }: LookedColumn,
  chosen: string,
  isSeen: boolean,
): readonly TypeOption[] {
  const clocks = dates.filter((type) => type.endsWith(' HH:mm:ss'))
  const written = isSeen ? { note: declared ?? sights[sight] } : {}
  const dateTypes = [...new Set([...formats, ...clocks, 'Unix'])]
  const known: readonly TypeOption[] = [
    { id: '', label: 'As written', ...written },
    { id: 'text', label: 'Text' },
    { id: 'number', label: 'Number' },
    { id: 'boolean', label: 'True or false' },
    { id: anyDate, label: 'Date or time', note: dates.includes(anyDate) ? 'fits these rows' : '2025-05-29' },
    ...dateTypes.map((id) => ({ id, label: `Date ${id}`, ...(dates.includes(id) ? { note: 'fits these rows' } : {}) })),
  ]
  return known.some(({ id }) => id === chosen) ? known : [...known, { id: chosen, label: chosen }]
}
