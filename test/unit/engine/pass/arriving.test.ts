import { describe, expect, test } from 'vitest'
import { passArriving } from '../../../../electron/engine/pass/arriving.ts'
import type { ArrivingFold } from '../../../../electron/engine/pass/fold.ts'
import type { ArrivingSource, PassCandidate } from '../../../../electron/engine/pass/source.ts'
import { skipped } from '../export/cases.ts'

/** Three pages: of two candidates, of none, and of one. */
function watchedSource() {
  const seen = { pages: 0, isClosed: false }
  const source: ArrivingSource<PassCandidate> = {
    async *pages() {
      try {
        for (const page of [[1, 2], [], [3]]) {
          seen.pages++
          yield await Promise.resolve(page.map((profile) => ({ profile, candidates: [skipped('stopped')] })))
        }
      } finally {
        seen.isClosed = true
      }
    },
  }
  return { source, seen }
}

class Listed implements ArrivingFold<PassCandidate> {
  readonly steps: (number | 'written')[] = []
  readonly #max: number
  constructor(max = Infinity) {
    this.#max = max
  }
  get isFull() {
    return this.steps.length >= this.#max
  }
  add(_candidate: PassCandidate, profile: number) {
    this.steps.push(profile)
    return undefined
  }
  async flush() {
    await Promise.resolve()
    this.steps.push('written')
  }
}

describe('a pass over what arrives', () => {
  test('feeds a fold in order, and has it write before it waits for more', async () => {
    const { source, seen } = watchedSource()
    const fold = new Listed()
    await passArriving(source, fold)
    expect(fold.steps).toEqual([1, 2, 'written', 'written', 3, 'written'])
    expect(seen).toEqual({ pages: 3, isClosed: true })
  })

  test('waits for no more than the fold takes', async () => {
    const { source, seen } = watchedSource()
    const fold = new Listed(1)
    await passArriving(source, fold)
    expect(fold.steps).toEqual([1, 'written'])
    expect(seen).toEqual({ pages: 1, isClosed: true })
  })

  test('lets go of its source when the fold fails', async () => {
    const { source, seen } = watchedSource()
    const add = () => {
      throw new Error('no room')
    }
    await expect(passArriving(source, { isFull: false, add, flush: () => undefined })).rejects.toThrow('no room')
    expect(seen).toEqual({ pages: 1, isClosed: true })
  })
})
