import { parseJson } from '#shared/json/exact-number'
import { failed, ok, type Result } from '#shared/result'
import { deepest, mostMembers, reasons } from './record-handler.ts'
import { isList, isObject, type Properties, type Value } from '#shared/sample/value'

const brokenName =
  'A property’s name holds half a character (a lone surrogate such as \\ud800). Correct it and import it again.'

/**
 * Returns the object that a record's text is, with every digit of its numbers; or the reason why it is none, as a sentence. Never throws.
 * As in JSON.parse the last of several equal names counts, and `__proto__` is a name like any other.
 */
export function parseRecord(raw: string): Result<Properties, string> {
  if (mayBeTooDeep(raw) && isTooDeep(raw)) return failed(reasons.deep)
  if (mayBeTooWide(raw) && isTooWide(raw)) return failed(reasons.wide)
  let value: Value
  try {
    value = parseJson(raw) as Value
  } catch (error) {
    return failed(notJson(error))
  }
  if (!isObject(value)) return failed(reasons.notARecord)
  const isBroken = raw.includes('\\u') && /\\ud[89a-f]/i.test(raw) && hasBrokenName(value)
  return isBroken ? failed(brokenName) : ok(value)
}

function notJson(error: unknown): string {
  if (error instanceof RangeError) return reasons.deep
  // the line of the file is told beside it, and a record has one of its own
  const message =
    error instanceof Error ? error.message.replace(/ is not valid JSON$| \(line \d+ column \d+\)$/, '') : ''
  return `This record is not valid JSON (${message}). Correct it and import it again.`
}

/** Cheap, and true of hardly any record: only then is it worth while to look at every character. */
function mayBeTooDeep(raw: string): boolean {
  return raw.length > 2 * deepest && (occursOften(raw, '{') || occursOften(raw, '['))
}

function occursOften(raw: string, bracket: string): boolean {
  let count = 0
  for (let at = raw.indexOf(bracket); at >= 0; at = raw.indexOf(bracket, at + 1)) if (++count > deepest / 2) return true
  return false
}

function isTooDeep(raw: string): boolean {
  let depth = 0
  return someOutsideTexts(raw, (code) => {
    if (code === 0x7b || code === 0x5b) depth++
    else if (code === 0x7d || code === 0x5d) depth--
    return depth > deepest
  })
}

/** No member is shorter than `"":1,`. */
function mayBeTooWide(raw: string): boolean {
  return raw.length > 5 * mostMembers
}

function isTooWide(raw: string): boolean {
  let members = 0
  return someOutsideTexts(raw, (code) => code === 0x3a && ++members > mostMembers)
}

/** Returns whether any character is wanted, by its code, that stands in no quotes. */
function someOutsideTexts(raw: string, isWanted: (code: number) => boolean): boolean {
  let inText = false
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i)
    if (inText) {
      if (code === 0x5c) i++
      else if (code === 0x22) inText = false
    } else if (code === 0x22) inText = true
    else if (isWanted(code)) return true
  }
  return false
}

function hasBrokenName(value: Value): boolean {
  if (isList(value)) return value.some(hasBrokenName)
  if (!isObject(value)) return false
  return Object.entries(value).some(([name, member]) => !name.isWellFormed() || hasBrokenName(member))
}
