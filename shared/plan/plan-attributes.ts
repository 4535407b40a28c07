import type { Draft } from '#shared/campaign/draft'
import { type DataPlan, eventPoint, type PlanSchema, userPoint } from '#shared/plan/data-plan'
import { isObject, own } from '#shared/sample/value'

/** An attribute that a plan knows where a draft's pairs go. */
export interface PlanAttribute {
  readonly name: string
  /** As the plan has it, such as `string` or `number or null`; empty where it does not say. */
  readonly type: string
  readonly description: string
  readonly required: boolean
  readonly schema: PlanSchema
}

/** What a plan says of the place where a draft's pairs go. */
export interface PlannedPairs {
  /** By name, in the plan's order. */
  readonly attributes: ReadonlyMap<string, PlanAttribute>
  /** No other attribute is planned. */
  readonly isClosed: boolean
}

const nothing: PlannedPairs = { attributes: new Map(), isClosed: false }

/** Returns what a plan says of a draft's pairs; null where it does not know their event. */
export function plannedPairs(plan: DataPlan, draft: Pick<Draft, 'payload'>): PlannedPairs | null {
  const { pairsTo } = draft.payload
  const event = eventPoint(plan, draft)
  if (pairsTo === 'user_attributes') {
    const point = userPoint(plan, 'user_attributes')
    return point === undefined ? nothing : attributesIn(point.definition)
  }
  if (event === undefined) return null
  return attributesIn(inside(inside(event.definition, 'data'), pairsTo))
}

function inside(schema: PlanSchema, name: string): PlanSchema {
  const properties = own(schema, 'properties')
  const found = isObject(properties) ? own(properties, name) : undefined
  return isObject(found) ? found : {}
}

function attributesIn(schema: PlanSchema): PlannedPairs {
  const properties = own(schema, 'properties')
  const required = own(schema, 'required')
  const names = isObject(properties) ? Object.entries(properties) : []
  const attributes = names.map(([name, found]): [string, PlanAttribute] => {
    const own = isObject(found) ? found : {}
    const about = { name, type: typeWords(own), description: descriptionOf(own), schema: own }
    return [name, { ...about, required: Array.isArray(required) && required.includes(name) }]
  })
  const isClosed = own(schema, 'additionalProperties') === false && own(schema, 'patternProperties') === undefined
  return { attributes: new Map(attributes), isClosed }
}

function typeWords(schema: PlanSchema): string {
  const type = own(schema, 'type')
  return Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : ''
}

function descriptionOf(schema: PlanSchema): string {
  const description = own(schema, 'description')
  return typeof description === 'string' ? description : ''
}
