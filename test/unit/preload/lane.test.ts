import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Lane } from '../../../electron/preload/lane.ts'

test('sends a burst in its order, a few at a time', async () => {
  const lane = new Lane()
  const sent: number[] = []
  let onTheWay = 0
  let mostOnTheWay = 0
  const answers = Array.from({ length: 500 }, (_, i) =>
    lane.run(async () => {
      sent.push(i)
      mostOnTheWay = Math.max(mostOnTheWay, ++onTheWay)
      await turn()
      onTheWay--
      return i
    }),
  )
  expect(await Promise.all(answers)).toEqual(sent)
  expect(sent).toEqual(Array.from({ length: 500 }, (_, i) => i))
  expect(mostOnTheWay).toBe(32)
})

test('sends at once what does not have to wait', () => {
  let isSent = false
  void new Lane().run(() => {
    isSent = true
    return Promise.resolve()
  })
  expect(isSent).toBe(true)
})

test('goes on after a failure', async () => {
  const lane = new Lane()
  const failing = Array.from({ length: 100 }, () => lane.run(() => Promise.reject(new Error('no'))))
  for (const failed of await Promise.allSettled(failing)) expect(failed.status).toBe('rejected')
  expect(await lane.run(() => Promise.resolve(7))).toBe(7)
})
