import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Turns } from '../../../electron/main/ipc/turns.ts'

test('answers a burst in its order, a few at a time', async () => {
  const turns = new Turns()
  const begun: number[] = []
  let running = 0
  let mostRunning = 0
  const answers = Array.from({ length: 500 }, (_, i) =>
    turns.run(async () => {
      begun.push(i)
      mostRunning = Math.max(mostRunning, ++running)
      await turn()
      running--
      return i
    }),
  )
  expect(await Promise.all(answers)).toEqual(begun)
  expect(begun).toEqual(Array.from({ length: 500 }, (_, i) => i))
  expect(mostRunning).toBe(32)
})

test('leaves the event loop to others while a burst waits, also where its answers are ready at once', async () => {
  const turns = new Turns()
  let answered = 0
  const burst = Array.from({ length: 2_000 }, () => turns.run(() => answered++))
  for (let i = 0; i < 5; i++) await turn()
  expect(answered).toBeLessThan(1_000)
  await Promise.all(burst)
  expect(answered).toBe(2_000)
})

test('goes on after a failure, and refuses what runs wild', async () => {
  const turns = new Turns()
  await expect(turns.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turns.run(() => 7)).toBe(7)
  const flood = Array.from({ length: 21_000 }, () => turns.run(() => 1).catch(() => 0))
  const kept = (await Promise.all(flood)).reduce<number>((sum, one) => sum + one, 0)
  expect(kept).toBeGreaterThanOrEqual(20_000)
  expect(kept).toBeLessThan(21_000)
})
