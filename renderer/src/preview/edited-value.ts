import { ExactNumber, parseJson } from '#shared/json/exact-number'
import { dateFrom } from '#shared/sample/date'
import { isTimeZone } from '#shared/sample/time-zone'
import { typeOf, type Value } from '#shared/sample/value'

/** A value as it is edited: what it is, and the text in the field. `kept` is a list or an object, which is not edited. */
export interface EditedValue {
  readonly kind:
    | 'text'
    | 'number'
    | 'true'
    | 'false'
    | 'date'
    | 'absent'
    | 'null'
    | 'empty'
    | 'blank'
    | 'placeholder'
    | 'not-text'
    | 'kept'
  readonly text: string
}

/** Returns what is put in place of a property; undefined when the field's text is not of its kind. */
export function valueFrom(
  { kind, text }: EditedValue,
  real: Value | undefined,
): { readonly value: Value | undefined } | undefined {
  switch (kind) {
    case 'text':
      return { value: text }
    case 'number':
      return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text.trim())
        ? { value: parseJson(text.trim()) as Value }
        : undefined
    case 'true':
      return { value: true }
    case 'false':
      return { value: false }
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) ? { value: `$D_${text.replaceAll('-', '')}` } : undefined
    case 'absent':
      return { value: undefined }
    case 'null':
      return { value: null }
    case 'empty':
      return { value: '' }
    case 'blank':
      return { value: ' ' }
    case 'placeholder':
      return { value: 'NULL' }
    case 'not-text':
      return { value: {} }
    case 'kept':
      return { value: real }
  }
}

/** Returns a value made ready to be edited; the day of a date is the one in the draft's time zone. */
export function editedFrom(value: Value | undefined, timeZone: string): EditedValue {
  if (value === undefined) return { kind: 'absent', text: '' }
  if (value === null) return { kind: 'null', text: '' }
  if (value === '') return { kind: 'empty', text: '' }
  if (typeof value === 'boolean') return { kind: value ? 'true' : 'false', text: '' }
  if (typeof value === 'number' || value instanceof ExactNumber) return { kind: 'number', text: JSON.stringify(value) }
  if (typeof value === 'string') {
    return typeOf(value) === 'date' ? { kind: 'date', text: dayOf(value, timeZone) } : { kind: 'text', text: value }
  }
  return { kind: 'kept', text: JSON.stringify(value) }
}

/** Returns whether two values are the same to a reader. */
export function isSameValue(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b))
}

/** Returns a date as its field has it: 2025-05-29. */
function dayOf(spelling: string, timeZone: string): string {
  const date = dateFrom(spelling)
  if (date === undefined) return ''
  const isDay = date.kind === 'day'
  const ms = isDay ? Date.UTC(date.year, date.month - 1, date.day) : date.ms
  const zone = isDay || !isTimeZone(timeZone) ? 'UTC' : timeZone
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    ms,
  )
}
