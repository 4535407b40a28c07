import type { z } from 'zod'
import { findPart, type JsonPath, type JsonTree } from '#shared/campaign/json-place'
import { ExactNumber, numberText } from '#shared/json/exact-number'

/**
 * Returns what is wrong with a field of a draft file, for people: its place, what is there and what belongs there.
 * `file` is what was checked, `tree` the file itself, which may be older.
 */
export function fieldProblem(issue: z.core.$ZodIssue, file: unknown, tree: JsonTree): string {
  const { path } = issue
  const value = valueAt(file, path)
  if (value === undefined) return missing(issue, tree)
  const part = findPart(tree, path)
  const at = part === undefined ? pathText(path) : `${pathText(path)}, ${part.place}`
  return `${at}: here is ${described(value, part?.source)}, but ${subject(path)} is ${belongs(issue, value)}.`
}

function missing(issue: z.core.$ZodIssue, tree: JsonTree): string {
  const { path } = issue
  const parent = path.slice(0, -1)
  const choices = choicesOf(issue)
  const what = `“${String(path.at(-1))}” is missing. Add it${choices === undefined ? '' : `: ${oneOf(choices)}`}.`
  if (parent.length === 0) return what
  const part = findPart(tree, parent)
  return `${pathText(parent)}${part === undefined ? '' : `, ${part.place}`}: ${what}`
}

function valueAt(file: unknown, path: JsonPath): unknown {
  let value = file
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return value
}

/** Returns a path as people write it: `pairs[2].value`. */
function pathText(path: JsonPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

const maxShown = 40

function described(value: unknown, source: string | undefined): string {
  if (value === null) return 'null'
  if (value === '') return 'an empty text'
  if (typeof value === 'string') return `text (“${clipped(value)}”)`
  if (typeof value === 'number' || value instanceof ExactNumber)
    return `a number (${clipped(source ?? numberText(value))})`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return typeof value === 'boolean' ? String(value) : 'an object in braces'
}

function clipped(text: string): string {
  const letters = [...text.slice(0, 2 * maxShown)]
  return letters.length <= maxShown ? letters.join('') : `${letters.slice(0, maxShown).join('')}…`
}

function subject(path: JsonPath): string {
  const last = path.at(-1)
  if (typeof last === 'number') return `an entry of “${String(path.findLast((part) => typeof part === 'string'))}”`
  return last === 'key' || last === 'value' ? `a ${last}` : `“${String(last)}”`
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in brackets',
  object: 'an object in braces',
  record: 'an object in braces',
}

function belongs(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value instanceof ExactNumber && issue.expected !== 'string'
        ? 'a number of at most 15 digits'
        : (kinds[issue.expected] ?? 'something else')
    case 'invalid_value':
    case 'invalid_union': {
      const choices = choicesOf(issue)
      return choices === undefined ? issue.message : oneOf(choices)
    }
    case 'too_small':
      if (issue.origin === 'string') return 'text that is not empty'
      return issue.inclusive === true
        ? `a number from ${String(issue.minimum)} upwards`
        : `a number above ${String(issue.minimum)}`
    case 'too_big':
      return `a number up to ${String(issue.maximum)}`
    default:
      return 'something else'
  }
}

/** Returns the values that a field can have, where they can be counted. */
function choicesOf(issue: z.core.$ZodIssue): readonly unknown[] | undefined {
  if (issue.code === 'invalid_value') return issue.values
  return issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)
    ? issue.options
    : undefined
}

function oneOf(values: readonly unknown[]): string {
  const all = values.map((value) => JSON.stringify(value))
  return all.length < 2 ? all.join('') : `one of ${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`
}
