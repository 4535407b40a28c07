import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ProofRun } from '../../../../renderer/src/state/proof-run.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Figures {
  readonly question: string
  readonly seen: number
  readonly done: boolean
}

/** An engine that looks at 100 of 400 users with every answer, each of which takes its time. */
function scene(answerMs: number) {
  const told: string[] = []
  const state = { stopped: 0 }
  const figuresOf = async (question: string, seen: number): Promise<Figures> => {
    await new Promise((resolve) => setTimeout(resolve, answerMs))
    return { question, seen, done: seen === 400 }
  }
  const run = new ProofRun<string, Figures>({
    start: (question) => figuresOf(question, 100),
    more: ({ question, seen }) => figuresOf(question, seen + 100),
    stop: () => {
      state.stopped++
    },
    onFigures: ({ question, seen }) => void told.push(`${question} ${String(seen)}`),
  })
  return { told, state, run }
}

it('tells figures as they grow, until they are complete', async () => {
  const { told, run } = scene(10)
  void run.start('a', false)
  await vi.advanceTimersByTimeAsync(25)
  expect(told).toEqual(['a 100', 'a 200'])
  expect(run.isRunning).toBe(true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toEqual(['a 100', 'a 200', 'a 300', 'a 400'])
  expect(run.isRunning).toBe(false)
})

it('leaves earlier figures where they are, when the new ones are complete in a moment', async () => {
  const { told, run } = scene(50)
  void run.start('a', true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toEqual(['a 400'])
})

it('tells growing figures after all, when the new ones take their time', async () => {
  const { told, run } = scene(300)
  void run.start('a', true)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(told).toEqual(['a 200', 'a 300', 'a 400'])
})

it('tells nothing more of a run that another has taken the place of', async () => {
  const { told, run } = scene(10)
  void run.start('a', false)
  await vi.advanceTimersByTimeAsync(15)
  void run.start('b', false)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toEqual(['a 100', 'b 100', 'b 200', 'b 300', 'b 400'])
})

it('stops once, and only what runs', async () => {
  const { told, state, run } = scene(10)
  run.stop()
  void run.start('a', false)
  await vi.advanceTimersByTimeAsync(15)
  run.stop()
  run.stop()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toEqual(['a 100'])
  expect(state.stopped).toBe(1)
})

it('ends where there are no figures', async () => {
  const run = new ProofRun<string, Figures>({
    start: () => Promise.resolve(null),
    more: () => Promise.resolve(null),
    stop: () => undefined,
    onFigures: () => expect.unreachable(),
  })
  await run.start('a', false)
  expect(run.isRunning).toBe(false)
})
