import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'

export const ages = [2023, 2026] as const
export type Age = (typeof ages)[number]

const ajv = new Ajv({ strict: false })
formats.default(ajv)

const validators = new Map(
  ages.map((age) => {
    const file = join(import.meta.dirname, `../fixtures/batch/events-api-${String(age)}.schema.json`)
    return [age, ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)]
  }),
)

/** Whether the Events API of that age takes a batch, by its JSON. */
export function isAccepted(age: Age, json: string): boolean {
  return validators.get(age)?.(JSON.parse(json)) === true
}
