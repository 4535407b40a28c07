import { anyDate } from '#shared/sample/column-mapping'
import type { LookedColumn } from '#shared/sample/table-look'
import { valueOf } from '../formats/csv-value.ts'
import { dateFormats, dateReader, readIsoDate, type ReadDate } from '../formats/csv-dates.ts'
import type { LocalTime } from '../formats/local-time.ts'
import type { Row } from './table-rows.ts'

const clocks = dateFormats.flatMap((format) => [format, `${format} HH:mm:ss`])

/** What dates may be read as, the surest first: a format without a clock takes in no cell with one. */
const readers: readonly (readonly [type: string, read: ReadDate])[] = [
  [anyDate, readIsoDate],
  ...clocks.flatMap((format) => {
    const read = dateReader(format)
    return read === undefined ? [] : [[format, read] as const]
  }),
]

/** Returns what the cells of a column look like. */
export function cellSight(
  rows: readonly Row[],
  index: number,
  local: LocalTime,
): Pick<LookedColumn, 'sight' | 'dates'> {
  const filled = rows.filter(({ cells }) => (cells[index] ?? '').trim() !== '')
  if (filled.length === 0) return { sight: 'empty', dates: [] }
  const texts = filled.map(({ cells }) => (cells[index] ?? '').trim())
  const dates = readers.filter(([, read]) => texts.every((text) => read(text, local) !== undefined))
  if (dates.length > 0) return { sight: 'date', dates: withoutClocks(dates.map(([type]) => type)) }
  const types = new Set(filled.map(({ cells, quoted }) => typeof valueOf(cells[index] ?? '', quoted[index] === true)))
  const [type] = types
  return { sight: types.size === 1 && (type === 'number' || type === 'boolean') ? type : 'text', dates: [] }
}

/** Where a format fits as it is, the same with a clock says no more. */
function withoutClocks(types: readonly string[]): readonly string[] {
  return types.filter((type) => !types.some((other) => type === `${other} HH:mm:ss`))
}
