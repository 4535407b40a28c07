import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { Draft } from '#shared/campaign/draft'
import type { DataPlan } from '#shared/plan/data-plan'
import { maxPlanBytes, parsePlan } from '#shared/plan/plan-file'
import { failed, type Result } from '#shared/result'
import { codeOf } from './error-code.ts'

/** Reads a data plan; of a whole plan `version`, or else its newest active one. What is wrong with it comes back as a sentence. */
export async function readPlan(path: string, version: number | null): Promise<Result<DataPlan, string>> {
  const name = `The data plan “${basename(path)}”`
  try {
    const found = await stat(path)
    if (!found.isFile()) return failed(`${name} is not a file. Choose the file that mParticle gave you.`)
    if (found.size > maxPlanBytes)
      return failed(`${name} is larger than 10 MB, which no data plan is. Choose another file.`)
    return parsePlan(await readFile(path, 'utf8'), name, version)
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return failed(`${name} is not where the draft says. Put it there, or choose another file.`)
    return failed(`${name} cannot be read (${code}). Check its permissions, or choose another file.`)
  }
}

/** Returns where a draft's data plan is; null where it names no file. `path` is the draft's own. */
export function planFileOf(path: string, { payload }: Pick<Draft, 'payload'>): string | null {
  const file = payload.dataPlan?.file
  return file === undefined ? null : resolve(dirname(path), file)
}
