import { readFile, rm } from 'node:fs/promises'
import type { ElectronApplication } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/**
 * Returns how long the tasks of the window's thread took while something was done, in milliseconds of its own processor time: what other
 * work on the machine takes is not in it.
 */
export async function taskTimes(app: ElectronApplication, work: () => Promise<void>): Promise<readonly number[]> {
  await app.evaluate(async ({ contentTracing }) => {
    await contentTracing.startRecording({ included_categories: ['toplevel', '__metadata'] })
  })
  await work()
  const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording())
  try {
    const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as { readonly traceEvents: readonly TraceEvent[] }
    const windows = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    const isOfWindow = ({ pid, tid }: TraceEvent) => windows.some((thread) => thread.pid === pid && thread.tid === tid)
    return traceEvents
      .filter((event) => event.ph === 'X' && /\bRunTask$/.test(event.name) && isOfWindow(event))
      .map(({ tdur = 0 }) => tdur / 1_000)
  } finally {
    await rm(file, { force: true })
  }
}
