import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { Draft } from '#shared/campaign/draft'
import { ExactNumber } from '#shared/json/exact-number'
import { boundedPattern } from '#shared/plan/bounded-pattern'
import { type DataPlan, eventPoint, type PlanSchema, userPoint } from '#shared/plan/data-plan'
import { convertedText } from '#shared/plan/lenient'
import { plannedPairs } from '#shared/plan/plan-attributes'
import { failed, ok, type Result } from '#shared/result'
import { isObject, own, put } from '#shared/sample/value'

/** Where a payload does not fit the plan. The types are those of mParticle's validator. */
export interface Violation {
  readonly type: 'unplanned' | 'missing_required' | 'invalid_value' | 'unknown'
  /** The key of the pair that causes it; null where no pair does. */
  readonly pair: string | null
  /** A JSON pointer, such as `#/data/custom_attributes/title` into the event, or `#/user_attributes/Tier`. */
  readonly pointer: string
  /** What the plan wants there. */
  readonly expected: string
}

/** What is validated of a batch. */
export interface PlannedBatch {
  readonly events: readonly object[]
  readonly user_attributes?: object
  readonly user_identities?: object
}

/** Holds the payloads of one draft to a plan. */
export interface PlanValidator {
  /** Returns where a batch does not fit; empty where it does. */
  validate(batch: PlannedBatch): readonly Violation[]
  /** Patterns that cannot be run within bounds: nothing is said of them. */
  readonly unchecked: readonly string[]
}

/**
 * Returns what holds the payloads of a draft to a plan: make it once a draft. As mParticle's validator does
 * (https://www.npmjs.com/package/@mparticle/data-planning-node), but with the leniency of its servers: a text that can be converted to a
 * number, or to true or false, counts as one; the users' identities are looked at too; and what the plan has no point for besides events is
 * not. Fails with a sentence for a schema that cannot be used.
 */
export function planValidator(plan: DataPlan, draft: Pick<Draft, 'payload' | 'pairs'>): Result<PlanValidator, string> {
  const unchecked = new Set<string>()
  const event = eventPoint(plan, draft)
  const { eventName, customEventType, pairsTo } = draft.payload
  const keys = new Set(draft.pairs.map(({ key }) => key))
  const pairAt = (path: readonly string[]): string | null => {
    const key = path[pairsTo === 'user_attributes' ? 1 : 2]
    const place = pairsTo === 'user_attributes' ? path[0] === pairsTo : path[0] === 'data' && path[1] === pairsTo
    return place && key !== undefined && keys.has(key) ? key : null
  }
  const unplanned: Violation = {
    ...{ type: 'unplanned', pair: null, pointer: '#' },
    expected: `an event of the plan, which “${eventName}” of the type “${customEventType}” is not`,
  }
  try {
    const checks = {
      event: event === undefined ? null : new Check(event.definition, [], unchecked, pairAt),
      attributes: userCheck(plan, 'user_attributes', unchecked, pairAt),
      identities: userCheck(plan, 'user_identities', unchecked, pairAt),
    }
    const early = pairsTo === 'user_attributes' ? [] : typesOf(plan, draft)
    return ok({
      validate: ({ events, user_attributes = {}, user_identities = {} }) => [
        ...events.flatMap(
          (one) =>
            checks.event?.violations(one, (copy) => {
              convertEarly(copy, pairsTo, early)
            }) ?? [unplanned],
        ),
        ...(checks.attributes?.violations(user_attributes) ?? []),
        ...(checks.identities?.violations(user_identities) ?? []),
      ],
      unchecked: [...unchecked],
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return failed(
      `The data plan holds a schema that cannot be used (${reason.slice(0, 200)}). Correct it in mParticle, then download the plan again.`,
    )
  }
}

function userCheck(
  plan: DataPlan,
  type: 'user_attributes' | 'user_identities',
  unchecked: Set<string>,
  pairAt: Check['pairAt'],
): Check | null {
  const point = userPoint(plan, type)
  if (point === undefined || Object.keys(point.definition).length === 0) return null
  return new Check(point.definition, [type], unchecked, pairAt)
}

/** How often conversions may lead to further ones: each finds all of its kind at once. */
const maxRounds = 4

class Check {
  readonly pairAt: (path: readonly string[]) => string | null
  readonly #validate: ValidateFunction
  readonly #base: readonly string[]

  constructor(definition: PlanSchema, base: readonly string[], unchecked: Set<string>, pairAt: Check['pairAt']) {
    this.pairAt = pairAt
    this.#base = base
    this.#validate = compiled(definition, unchecked)
  }

  /** `prepare` may convert what is known to need it, which saves a second look. */
  violations(value: object, prepare?: (copy: Record<string, unknown>) => void): readonly Violation[] {
    if (prepare !== undefined) {
      const copy = plain(value)
      prepare(copy)
      if (this.#validate(copy)) return []
    }
    const copy = plain(value)
    for (let round = 0; round < maxRounds; round++) {
      if (this.#validate(copy)) return []
      if (!convert(copy, this.#validate.errors ?? [])) break
    }
    return (this.#validate.errors ?? []).map((error) => this.#violation(error))
  }

  #violation({ keyword, instancePath, params, message = '' }: ErrorObject): Violation {
    const type = types[keyword] ?? 'unknown'
    const named: unknown = params['additionalProperty'] ?? params['missingProperty'] ?? params['propertyName']
    const path = [...this.#base, ...namesIn(instancePath), ...(typeof named === 'string' ? [named] : [])]
    const expected = keyword === 'required' ? String(named) : expectedBy(keyword, params, message)
    return { type, pair: this.pairAt(path), pointer: `#${path.map((name) => `/${escaped(name)}`).join('')}`, expected }
  }
}

const types: Readonly<Record<string, Violation['type']>> = {
  additionalProperties: 'unplanned',
  additionalItems: 'unplanned',
  required: 'missing_required',
  dependencies: 'missing_required',
  ...Object.fromEntries(
    [
      ...['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength'],
      ...['pattern', 'format', 'type', 'const', 'enum', 'patternProperties'],
    ].map((keyword) => [keyword, 'invalid_value' as const]),
  ),
}

function expectedBy(keyword: string, params: ErrorObject['params'], message: string): string {
  const allowed: unknown = keyword === 'const' ? [params['allowedValue']] : params['allowedValues']
  if (keyword === 'additionalProperties') return 'no attribute that the plan does not have'
  return Array.isArray(allowed) ? `one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}` : message
}

function compiled(definition: PlanSchema, unchecked: Set<string>): ValidateFunction {
  const regExp = Object.assign(
    (pattern: string) =>
      boundedPattern(pattern, (one) => {
        unchecked.add(one.pattern)
      }),
    { code: 'bounded' },
  )
  // patterns as mParticle's validator has them, without the u flag: it refuses escapes that plans use
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false, code: { regExp } })
  addFormats.default(ajv, { mode: 'fast' })
  // its validator takes times without an offset
  ajv.addFormat('time', /^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i)
  const { $schema: _version, ...schema } = definition
  return ajv.compile(schema)
}

/** A copy that can be converted in place. Nulls are left out, as mParticle's validator does. */
function plain(value: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const [name, held] of Object.entries(value) as [string, unknown][]) {
    if (held === null || held === undefined) continue
    if (held instanceof ExactNumber) put(copy, name, Number(held.digits))
    else put(copy, name, isObject(held) ? plain(held) : Array.isArray(held) ? [...(held as unknown[])] : held)
  }
  return copy
}

/** Converts texts where another type is wanted; returns whether there was any. */
function convert(root: Record<string, unknown>, errors: readonly ErrorObject[]): boolean {
  let any = false
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== 'type') continue
    const wanted: unknown = params['type']
    const path = namesIn(instancePath)
    const last = path.pop()
    const parent = path.reduce<unknown>((value, name) => (isContainer(value) ? value[name] : undefined), root)
    if (last === undefined || !isContainer(parent)) continue
    const text = parent[last]
    if (typeof text !== 'string') continue
    for (const type of Array.isArray(wanted) ? wanted : String(wanted).split(',')) {
      const converted = convertedText(text, String(type))
      if (converted === undefined) continue
      parent[last] = converted
      any = true
      break
    }
  }
  return any
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The attributes of a draft's pairs that have to be numbers, or true or false. */
function typesOf(plan: DataPlan, draft: Pick<Draft, 'payload'>): readonly (readonly [name: string, type: string])[] {
  const planned = plannedPairs(plan, draft)?.attributes ?? new Map<string, never>()
  return [...planned.values()].flatMap(({ name, schema }) => {
    const type = own(schema, 'type')
    return type === 'number' || type === 'integer' || type === 'boolean' ? [[name, type] as const] : []
  })
}

function convertEarly(event: Record<string, unknown>, place: string, wanted: ReturnType<typeof typesOf>): void {
  const data = event['data']
  const attributes = isContainer(data) ? data[place] : undefined
  if (!isContainer(attributes)) return
  for (const [name, type] of wanted) {
    const text = Object.hasOwn(attributes, name) ? attributes[name] : undefined
    const converted = typeof text === 'string' ? convertedText(text, type) : undefined
    if (converted !== undefined) put(attributes, name, converted)
  }
}

function namesIn(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
