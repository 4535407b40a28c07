import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import type { Result } from '#shared/result'
import { planFileOf, readPlan } from '../engine/files/read-plan.ts'
import { failedWork } from './command-error.ts'

/**
 * Reads the data plan that a draft is held to: the one of `--data-plan`, or the one that the draft names; null where there is neither.
 * One that the command names and that cannot be used ends the command; of one that the draft names the check tells.
 */
export async function planFor(
  path: string,
  draft: Draft,
  given: string | undefined,
): Promise<Result<DataPlan, string> | null> {
  const file = given ?? planFileOf(path, draft)
  if (file === null) return null
  const read = await readPlan(file, draft.payload.dataPlan?.version ?? null)
  // it takes a while to load, so only where there is a plan
  const { planValidator } = await import('#shared/plan/plan-validator')
  const validator = read.ok ? planValidator(read.value, draft) : read
  if (validator.ok) return read
  if (given !== undefined)
    throw failedWork(validator.error.replace(' is not where the draft says. Put it there, or', ' does not exist.'))
  return validator
}
