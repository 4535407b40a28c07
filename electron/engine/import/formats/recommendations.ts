import { failed, ok, type Result } from '#shared/result'
import { own, type Properties, type Value } from '#shared/sample/value'
import { UserError } from '../../files/user-error.ts'
import { columnNamed, type Column } from './csv-header.ts'
import type { MakeRecord } from './csv-reader.ts'
import { certainty, type Format } from './format.ts'
import { wordOf } from '../records/word-of.ts'
import { namesSubject, wrongId } from './subject.ts'
import { ResultsReader } from './results-reader.ts'
import type { ResultRecord } from './sample-record.ts'

/** Items that another system recommends, as CSV or JSON. */
export const recommendations: Format = {
  detect: {
    record: (record) =>
      namesSubject(record) && own(record, 'rank') !== undefined && own(record, 'item') !== undefined
        ? certainty.likely
        : certainty.none,
    columns: (has) => (['identity', 'rank', 'item'].every(has) ? certainty.likely : certainty.none),
  },
  open: ({ mapping }, sink) => new ResultsReader(sink, resultMaker, normaliseResult, { mapping }),
}

/** What names the slot that a result is for, where it is not for any. */
const slotNames = ['slot', 'recommendation', 'definition'] as const

const whole = /^[1-9]\d{0,8}$/

/** Makes recommendation results of a table's rows: `identity`, `rank`, `item`, and `slot` if they are for one. */
function resultMaker(columns: readonly Column[]): MakeRecord {
  const places = ['identity', 'rank', 'item'].map((name) => {
    const place = columnNamed(columns, name)
    if (place < 0)
      throw new UserError(
        'import:header',
        `The first line names no column “${name}”. Add it and import the file again.`,
      )
    return place
  })
  const slot = slotNames.map((name) => columnNamed(columns, name)).find((place) => place >= 0)
  return (cells) => {
    const [identity, rank, item] = places.map((place) => cells[place])
    return resultOf(identity, rank, item, slot === undefined ? undefined : cells[slot])
  }
}

/** The same of a JSON record. */
function normaliseResult(record: Properties): Result<ResultRecord, string> {
  const slot = slotNames.map((name) => own(record, name)).find((value) => value !== undefined && value !== null)
  return resultOf(own(record, 'identity'), own(record, 'rank'), own(record, 'item'), slot)
}

function resultOf(
  identity: Value | undefined,
  rank: Value | undefined,
  item: Value | undefined,
  slot: Value | undefined,
): Result<ResultRecord, string> {
  const [whose, place, id] = [wordOf(identity), wordOf(rank), wordOf(item)]
  if (whose === null) return failed('The result does not say whose it is. Give it an identity and import it again.')
  const wrong = wrongId(whose)
  if (wrong !== undefined) return failed(wrong)
  if (place === null || !whole.test(place))
    return failed('The rank is not a whole number from 1 upwards. Correct it and import the result again.')
  if (id === null) return failed('The result names no item. Give it the item’s Identity and import it again.')
  return ok({ kind: 'result', identity: whose, slot: wordOf(slot) ?? '', rank: Number(place), item: id })
}
