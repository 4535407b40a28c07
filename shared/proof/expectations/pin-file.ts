import { maxDraftBytes } from '#shared/campaign/file-size'
import { fieldProblem } from '#shared/campaign/field-problem'
import { syntaxProblem, treeOf } from '#shared/campaign/json-place'
import { deepest, isTooDeep } from '#shared/json/depth'
import { parseJson } from '#shared/json/exact-number'
import type { Pin, PinFile } from '#shared/proof/expectations/pin'
import { pinFileSchema, pinFileVersion } from '#shared/proof/expectations/pin-schema'
import { failed, ok, type Result } from '#shared/result'
import { isObject } from '#shared/sample/value'

/** Why a file of pinned users cannot be used, and what to do. */
export interface PinFileProblem {
  readonly kind: 'not-json' | 'not-pins' | 'newer-version' | 'wrong-field' | 'too-large'
  readonly message: string
}

/**
 * Reads a `*.expect.json`. Fields that Galley does not know are kept and printed again. Never throws; `name` is what the file is called
 * in a sentence.
 */
export function parsePins(withMark: string, name: string): Result<PinFile, PinFileProblem> {
  const text = withMark.replace(/^\uFEFF/, '')
  if (text.length > maxDraftBytes) {
    const message = `${name} is larger than 8 MB, which is more than Galley reads. Take pinned users out of it.`
    return failed({ kind: 'too-large', message })
  }
  let json: unknown
  try {
    json = parseJson(text)
  } catch {
    const message = `${name} is not readable JSON. ${syntaxProblem(text)} Correct it, or take it back from your version control.`
    return failed({ kind: 'not-json', message })
  }
  if (!isObject(json) || !Object.hasOwn(json, 'galleyExpect')) {
    const message = `${name} does not hold pinned users: it has no “galleyExpect” field at its top. Rename it, or take it back from your version control.`
    return failed({ kind: 'not-pins', message })
  }
  if (isTooDeep(json)) {
    const message = `${name} nests its values more than ${String(deepest)} deep, which no file of pinned users does. Take it back from your version control.`
    return failed({ kind: 'not-pins', message })
  }
  const version = json['galleyExpect']
  if (typeof version === 'number' && version > pinFileVersion) {
    const message = `${name} was written by a newer Galley (file version ${String(version)}; this one reads up to ${String(pinFileVersion)}). Update Galley to use it.`
    return failed({ kind: 'newer-version', message })
  }
  return checked(json, text, name)
}

function checked(json: object, text: string, name: string): Result<PinFile, PinFileProblem> {
  const wrong = (message: string) => failed({ kind: 'wrong-field', message: `${name}: ${message}` } as const)
  const parsed = pinFileSchema.safeParse(json)
  if (!parsed.success) {
    const tree = treeOf(text)
    return wrong(
      parsed.error.issues
        .slice(0, 3)
        .map((issue) => fieldProblem(issue, json, tree))
        .join(' '),
    )
  }
  // as it was read: a schema would drop a property that is named __proto__
  const file = json as unknown as PinFile
  for (const [index, pin] of file.pins.entries()) {
    const problem = pinProblem(pin)
    if (problem !== null) return wrong(`pins[${String(index)}] (${pin.identity}) ${problem}`)
  }
  return ok(file)
}

/** Date and time with an offset; what is in a file must not depend on where it is read. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/

function pinProblem({ asOf, skipped, texts }: Pin): string | null {
  if (!moment.test(asOf) || Number.isNaN(Date.parse(asOf)))
    return 'has an “asOf” that is no moment such as 2026-06-15T18:30:00Z. Correct it.'
  if (skipped === undefined && texts === undefined)
    return 'says neither what the user gets (“texts”) nor why the user is skipped (“skipped”). Pin the user again.'
  if (skipped !== undefined && texts !== undefined)
    return 'says both what the user gets (“texts”) and that the user is skipped (“skipped”). Take one of the two away.'
  return null
}

/** The order of the fields, so that two versions of a file compare line by line. */
const order = ['identity', 'masked', 'asOf', 'event', 'constant', 'whatIfs', 'skipped', 'texts', 'keeps'] as const

/** Returns the file: JSON in a stable order of keys, two spaces deep, with one newline at the end. */
export function printPins(file: PinFile): string {
  const { pins, ...others } = file
  const rest = Object.fromEntries(Object.entries(others).filter(([name]) => name !== 'galleyExpect'))
  return `${JSON.stringify({ galleyExpect: pinFileVersion, pins: pins.map(inOrder), ...rest }, null, 2)}\n`
}

function inOrder(pin: Pin): object {
  const known = order.flatMap((name) => (pin[name] === undefined ? [] : [[name, pin[name]] as const]))
  const names = new Set<string>(order)
  const others = Object.entries(pin).filter(([name]) => !names.has(name))
  return Object.fromEntries([...known, ...others])
}
