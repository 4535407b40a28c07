import { numberText } from '#shared/json/exact-number'
import type { Scalar } from '#shared/sample/value'

const plainNumber = /^-?(?:0|[1-9]\d{0,15})(?:\.\d+)?$/

/**
 * Returns what a cell holds. CleverTap's page does not say which cells it takes as numbers. Galley takes a cell without quotes as
 * one when it is written as one and comes out with the same digits; so ids with leading zeros, phone numbers and long numbers stay
 * text. `true` and `false` without quotes are booleans. An empty cell without quotes is absent from its record: undefined.
 */
export function valueOf(cell: string, quoted: boolean): Scalar | undefined {
  if (quoted) return cell
  if (cell === '') return undefined
  if (cell === 'true' || cell === 'false') return cell === 'true'
  const first = cell.charCodeAt(0)
  if (first !== 0x2d && (first < 0x30 || first > 0x39)) return cell
  if (!plainNumber.test(cell)) return cell
  const number = Number(cell)
  return numberText(number) === cell ? number : cell
}
