import { z } from 'zod'
import { hostileStrings, loneSurrogates } from '../hostile/strings.ts'
import { oneOf } from '../random.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema

const strings = ['', ...hostileStrings(), ...loneSurrogates(), 'x'.repeat(100), crypto.randomUUID()]
const numbers = [0, 1, -1, 0.5, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1), 1e308, 100, 7]

/** Returns anything that a page could hand over, at chance: rarely what a request takes. */
export function anything(random: () => number, depth = 3): unknown {
  const makers: readonly (() => unknown)[] = [
    () => undefined,
    () => null,
    () => random() < 0.5,
    () => oneOf([...numbers, NaN, Infinity, -Infinity, -0], random),
    () => oneOf(strings, random),
    () => 'x'.repeat(Math.floor(random() * 100_000)),
    () => new Date(oneOf([0, -1, 8.64e15], random)),
    () => 10n ** 30n,
    () => Array.from({ length: Math.floor(random() * 5) }, () => (depth > 0 ? anything(random, depth - 1) : 0)),
    () =>
      Object.fromEntries(
        Array.from({ length: Math.floor(random() * 5) }, () => [
          oneOf([...strings, 'id', 'text', 'draft', 'job', 'limit', 'offset'], random),
          depth > 0 ? anything(random, depth - 1) : 0,
        ]),
      ),
  ]
  return oneOf(makers, random)()
}

/** Returns input of the shape that a request takes, with hostile values. `handles` are ids that mean something. */
export function rightShape(shape: z.ZodType, handles: readonly string[], random: () => number): unknown {
  const schema = z.toJSONSchema(shape, { unrepresentable: 'any', io: 'input' })
  return fromSchema(schema, { handles, random })
}

interface Source {
  readonly handles: readonly string[]
  readonly random: () => number
}

function fromSchema(schema: JsonSchema | boolean, source: Source): unknown {
  if (typeof schema === 'boolean') return undefined
  const { random } = source
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return oneOf(schema.enum, random)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fromSchema(oneOf(choices, random), source)
  switch (schema.type) {
    case 'string':
      return textFor(schema, source)
    case 'integer':
    case 'number':
      return numberFor(schema, random)
    case 'boolean':
      return random() < 0.5
    case 'null':
      return null
    case 'array':
      return listFor(schema, source)
    case 'object':
      return objectFor(schema, source)
    default:
      return undefined
  }
}

function textFor({ minLength = 0, maxLength = 1_000 }: JsonSchema, { handles, random }: Source): string {
  const text = random() < 0.3 && handles.length > 0 ? oneOf(handles, random) : oneOf(strings, random)
  const long = random() < 0.02 ? text + 'x'.repeat(Math.min(maxLength - text.length, 200_000)) : text
  return long.slice(0, maxLength).padEnd(minLength, 'x')
}

function numberFor(
  { minimum = -(2 ** 53 - 1), maximum = 2 ** 53 - 1, type }: JsonSchema,
  random: () => number,
): number {
  const number = Math.min(maximum, Math.max(minimum, oneOf(numbers, random)))
  return type === 'integer' ? Math.trunc(number) : number
}

function listFor({ items, minItems = 0, maxItems = 20 }: JsonSchema, source: Source): unknown {
  const length = Math.min(maxItems, minItems + Math.floor(source.random() * 4))
  const item = Array.isArray(items) ? items[0] : items
  return Array.from({ length }, () => (item === undefined ? 0 : fromSchema(item, source)))
}

function objectFor({ properties = {}, required = [], additionalProperties }: JsonSchema, source: Source): unknown {
  const named = Object.entries(properties).flatMap(([name, schema]) =>
    required.includes(name) || source.random() < 0.7 ? [[name, fromSchema(schema, source)] as const] : [],
  )
  const others =
    typeof additionalProperties === 'object'
      ? Array.from(
          { length: 2 },
          () => [oneOf(strings, source.random), fromSchema(additionalProperties, source)] as const,
        )
      : []
  return Object.fromEntries([...named, ...others])
}
