import { expect, type Page } from '@playwright/test'
import type { SamplesSummary } from '#shared/sample/samples-summary'
import { ask, valueOf } from './ask.ts'

export async function summary(window: Page): Promise<SamplesSummary> {
  return JSON.parse(await valueOf(ask(window, 'samples:summary'))) as SamplesSummary
}

/** Waits until the bundled samples are there and can be searched. */
export async function samplesReady(window: Page): Promise<SamplesSummary> {
  const isReady = async () => {
    const { imports, indexed } = await summary(window)
    return [imports.length, indexed]
  }
  await expect.poll(isReady).toEqual([3, true])
  return summary(window)
}
