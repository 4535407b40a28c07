import type { Draft } from '#shared/campaign/draft'
import { fieldProblem } from '#shared/campaign/field-problem'
import { syntaxProblem, treeOf } from '#shared/campaign/json-place'
import { fileVersion } from '#shared/campaign/print-draft'
import { draftSchema } from '#shared/campaign/schema'
import { deepest, isTooDeep } from '#shared/json/depth'
import { parseJson } from '#shared/json/exact-number'
import { failed, ok, type Result } from '#shared/result'

/** Why a draft file cannot be opened, and what to do, in one sentence or two. */
export interface DraftProblem {
  readonly kind: 'not-json' | 'not-a-draft' | 'newer-version' | 'wrong-field'
  readonly message: string
}

/** Turns a file of version n (its place in the list) into one of version n + 1. */
export type Migration = (file: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** Version 1 is the first, so there is nothing to migrate from yet. */
const migrations: ReadonlyMap<number, Migration> = new Map()

/**
 * Reads a `*.galley.json`. What the file leaves out has its initial value; fields that Galley does not know are kept and
 * printed again. Never throws.
 */
export function parseDraft(withMark: string, steps = migrations): Result<Draft, DraftProblem> {
  const text = withMark.replace(/^\uFEFF/, '')
  const json = readJson(text)
  if (!json.ok) return json
  const file = migrate(json.value, steps)
  if (!file.ok) return file
  const parsed = draftSchema.safeParse(file.value)
  if (parsed.success) return ok(parsed.data)
  const tree = treeOf(text)
  const problems = parsed.error.issues.slice(0, 3).map((issue) => fieldProblem(issue, file.value, tree))
  return failed({ kind: 'wrong-field', message: problems.join(' ') })
}

function readJson(text: string): Result<Record<string, unknown>, DraftProblem> {
  let json: unknown
  try {
    json = parseJson(text)
  } catch {
    const message = `This file is not readable JSON. ${syntaxProblem(text)} Correct it, or open another file.`
    return failed({ kind: 'not-json', message })
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.hasOwn(json, 'galley')) {
    const message =
      'This is not a Galley draft: it has no “galley” field at its top. Open a file that ends in .galley.json.'
    return failed({ kind: 'not-a-draft', message })
  }
  if (isTooDeep(json)) {
    const message = `This file nests its values more than ${String(deepest)} deep, which no draft does. Open another file.`
    return failed({ kind: 'not-a-draft', message })
  }
  return ok(json as Record<string, unknown>)
}

function migrate(
  file: Record<string, unknown>,
  steps: ReadonlyMap<number, Migration>,
): Result<Record<string, unknown>, DraftProblem> {
  let current = file
  let version = current['galley']
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return failed({
      kind: 'not-a-draft',
      message: 'The “galley” field must hold the version of the file, a whole number such as 1.',
    })
  }
  if (version > fileVersion) {
    const message = `This draft was written by a newer Galley (file version ${String(version)}; this one reads up to ${String(fileVersion)}). Update Galley to open it.`
    return failed({ kind: 'newer-version', message })
  }
  while (version < fileVersion) {
    const step = steps.get(version)
    if (step === undefined)
      return failed({ kind: 'not-a-draft', message: `There is no file version ${String(version)}. The first is 1.` })
    version++
    current = { ...step(current), galley: version }
  }
  return ok(current)
}
