import { DateTime } from 'luxon'
import type { Draft } from '#shared/campaign/draft'
import { ExactNumber } from '#shared/json/exact-number'
import type { MissingKind } from '#shared/sample/missing'
import type { Recipient } from '#shared/sample/recipient'
import type { Value } from '#shared/sample/value'
import type { Token } from '#shared/template/node'

/** A template as a list: literal texts and tokens. */
export type Part = string | Token

export interface PlainPiece {
  readonly text: string
  readonly from: 'text' | 'value' | 'default' | 'empty'
  readonly missing: MissingKind | null
}

type Rules = Pick<Draft, 'missing' | 'timeZone' | 'format' | 'constant'>

/**
 * The rules of tokens and missing values, written down plainly and as slowly as one likes:
 * what `compile` must agree with for every template and every recipient.
 */
export function interpret(parts: readonly Part[], recipient: Recipient, rules: Rules): PlainPiece[] {
  return parts.map((part) =>
    typeof part === 'string' ? { text: part, from: 'text', missing: null } : interpretToken(part, recipient, rules),
  )
}

function interpretToken(token: Token, recipient: Recipient, rules: Rules): PlainPiece {
  const found = lookUp(token, recipient, rules)
  const missing = 'kind' in found ? found.kind : missingIn(found.value)
  if (missing === null && 'value' in found) return { text: textOf(found.value, rules), from: 'value', missing: null }
  if (missing !== null && token.default !== null && rules.missing.includes(missing)) {
    return { text: token.default, from: 'default', missing }
  }
  if ((missing === 'blank' || missing === 'placeholder') && 'value' in found && !rules.missing.includes(missing)) {
    return { text: textOf(found.value, rules), from: 'value', missing }
  }
  return { text: '', from: 'empty', missing }
}

type Found = { readonly value: Value } | { readonly kind: MissingKind }

function lookUp({ source, field }: Token, recipient: Recipient, rules: Rules): Found {
  if (source.kind === 'profile') return property(recipient.profile, field)
  if (source.kind === 'event') {
    return recipient.event === null ? { kind: 'no-event' } : property(recipient.event.properties, field)
  }
  if (source.kind === 'named-event') {
    const event = recipient.newest.get(source.name)
    return event === undefined ? { kind: 'no-event' } : property(event.properties, field)
  }
  if (source.kind === 'constant') {
    const value = field === rules.constant ? recipient.constant[source.nth - 1] : undefined
    return value === undefined ? { kind: 'no-value' } : { value }
  }
  const item = recipient.items.get(source.slot)
  return item === undefined ? { kind: 'no-item' } : property(item.columns, field)
}

function property(properties: object, name: string): Found {
  for (const [key, value] of Object.entries(properties)) if (key === name) return { value: value as Value }
  return { kind: 'absent' }
}

function missingIn(value: Value): MissingKind | null {
  if (value === null) return 'null'
  if (value === '') return 'empty'
  if (typeof value === 'string') {
    if (/^[\s\p{DI}]*$/u.test(value)) return 'blank'
    return /^\s*(?:null|undefined|none|nan|#?n\/a|\\n|--?)\s*$/i.test(value) ? 'placeholder' : null
  }
  if (Array.isArray(value)) {
    const items = value as readonly Value[]
    if (items.some((item) => isObject(item) || Array.isArray(item))) return 'not-text'
    const kinds = items.map((item) => missingIn(item))
    if (kinds.includes(null)) return null
    return kinds.findLast((kind) => kind === 'blank' || kind === 'placeholder') ?? 'empty'
  }
  return isObject(value) ? 'not-text' : null
}

function isObject(value: Value): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
}

function textOf(value: Value, rules: Rules): string {
  if (typeof value === 'string') return dateText(value, rules) ?? value
  if (typeof value === 'number') return decimal(String(value))
  if (value instanceof ExactNumber) return decimal(value.digits)
  if (typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) throw new Error('has no text')
  const texts = (value as readonly Value[]).filter((item) => item !== null).map((item) => textOf(item, rules))
  return texts.join(rules.format.listSeparator)
}

/** Moves the point by hand, digit by digit. */
function decimal(text: string): string {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e')
  const sign = mantissa.startsWith('-') ? '-' : ''
  let [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  for (let left = Number(power); left > 0; left--) {
    whole += fraction.charAt(0) || '0'
    fraction = fraction.slice(1)
  }
  for (let left = Number(power); left < 0; left++) {
    fraction = (whole.at(-1) ?? '0') + fraction
    whole = whole.slice(0, -1)
  }
  while (whole.length > 1 && whole.startsWith('0')) whole = whole.slice(1)
  while (fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  const digits = (whole === '' ? '0' : whole) + (fraction === '' ? '' : `.${fraction}`)
  return digits === '0' ? '0' : sign + digits
}

/** `May 29, 2023`, in the draft's time zone; a day without a clock is that day everywhere. */
function dateText(text: string, { timeZone, format }: Rules): string | undefined {
  const seconds = /^\$D_(-?\d{1,13})$/.exec(text)?.[1]
  if (seconds === undefined) return undefined
  const day = seconds.length === 8 ? DateTime.fromFormat(seconds, 'yyyyMMdd', { zone: 'utc' }) : undefined
  const isDay = day?.isValid === true && day.year >= 1900 && day.year <= 2200
  const moment = isDay ? day : DateTime.fromSeconds(Number(seconds), { zone: timeZone })
  return moment.setLocale('en-US').toFormat(format.month === 'long' ? 'LLLL d, yyyy' : 'LLL d, yyyy')
}
