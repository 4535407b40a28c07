import { isTooDeep } from '#shared/json/depth'
import type { DataPlan, DataPoint } from '#shared/plan/data-plan'
import { failed, ok, type Result } from '#shared/result'
import { isObject, own } from '#shared/sample/value'

/** mParticle takes plans of up to 10 MB (https://docs.mparticle.com/guides/default-service-limits/); in bytes. */
export const maxPlanBytes = 10_000_000

/**
 * Reads an mParticle data plan: a version, or a whole plan, of which it takes `version` or else the newest active one. Never throws;
 * `name` is what the file is called in a sentence.
 */
export function parsePlan(withMark: string, name: string, version: number | null): Result<DataPlan, string> {
  const text = withMark.replace(/^\uFEFF/, '')
  if (text.length > maxPlanBytes)
    return failed(`${name} is larger than 10 MB, which no data plan is. Name another file.`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return failed(`${name} is not readable JSON. Download the data plan from mParticle again.`)
  }
  if (!isObject(json) || isTooDeep(json)) return failed(notAPlan(name))
  const versions = own(json, 'data_plan_versions')
  if (!Array.isArray(versions)) return planFrom(json, textOf(json, 'data_plan_id'), name)
  const all = versions.filter(isObject)
  const chosen = version === null ? newestActive(all) : all.findLast((one) => own(one, 'version') === version)
  if (chosen === undefined) {
    const known = all.flatMap((one) => versionOf(one) ?? []).join(', ')
    return failed(
      version === null
        ? `${name} has no version that is active (it has ${known || 'none'}). Choose one as the data plan’s version in the draft.`
        : `${name} has no version ${String(version)} (it has ${known || 'none'}). Correct the data plan’s version in the draft.`,
    )
  }
  return planFrom(chosen, textOf(chosen, 'data_plan_id') || textOf(json, 'data_plan_id'), name)
}

/** Returns a plan as a file that `parsePlan` reads again. */
export function printPlan({ id, version, points }: DataPlan): string {
  const data_points = points.map(({ type, criteria, description, definition }) => ({
    ...{ description, match: { type, criteria } },
    validator: { type: 'json_schema', definition },
  }))
  return JSON.stringify({ data_plan_id: id, version, version_document: { data_points } })
}

type Json = Readonly<Record<string, unknown>>

function newestActive(versions: readonly Json[]): Json | undefined {
  const active = versions.filter((one) => ['development', 'production'].includes(textOf(one, 'activated_environment')))
  return active.toSorted((a, b) => (versionOf(a) ?? 0) - (versionOf(b) ?? 0)).at(-1)
}

function planFrom(json: Json, id: string, name: string): Result<DataPlan, string> {
  const document = own(json, 'version_document') ?? json
  const points = isObject(document) ? own(document, 'data_points') : undefined
  if (!Array.isArray(points)) return failed(notAPlan(name))
  return ok({ id, version: versionOf(json), points: points.flatMap(pointFrom) })
}

function pointFrom(json: unknown): DataPoint[] {
  const match = isObject(json) ? own(json, 'match') : undefined
  if (!isObject(json) || !isObject(match)) return []
  const criteria = own(match, 'criteria')
  const validator = own(json, 'validator')
  const definition = isObject(validator) ? own(validator, 'definition') : undefined
  return [
    {
      type: textOf(match, 'type'),
      criteria: isObject(criteria) ? criteria : {},
      description: textOf(json, 'description'),
      definition: isObject(definition) ? definition : {},
    },
  ]
}

function versionOf(json: Json): number | null {
  const version = own(json, 'version')
  return typeof version === 'number' ? version : null
}

function textOf(json: Json, name: string): string {
  const text = own(json, name)
  return typeof text === 'string' ? text : ''
}

function notAPlan(name: string): string {
  return `${name} is no mParticle data plan: it has no “version_document” with “data_points”. Download the plan, or a version of it, from mParticle.`
}
