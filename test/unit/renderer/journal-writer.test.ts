import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failed, ok, type Result } from '#shared/result'
import { JournalWriter } from '../../../renderer/src/state/journal-writer.ts'

type Answer = Result<undefined, { readonly message: string }>

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A journal of a text that grows by a letter with each edit, and a disk that takes its time. */
function scene(writeMs = 0) {
  const written: string[] = []
  const troubles: (string | null)[] = []
  const pending: boolean[] = []
  const disk = { answer: ok(undefined) as Answer, text: '' }
  const writer = new JournalWriter({
    text: () => disk.text,
    write: async (text) => {
      if (writeMs > 0) await new Promise((resolve) => setTimeout(resolve, writeMs))
      if (disk.answer.ok) written.push(text ?? 'nothing')
      return disk.answer
    },
    onOutcome: (trouble) => void troubles.push(trouble),
    onPending: (isPending) => void pending.push(isPending),
  })
  const type = (letter: string) => {
    disk.text += letter
    writer.noteEdit()
  }
  return { written, troubles, pending, disk, writer, type }
}

describe('the journal', () => {
  it('is written within half a second of every key, however long one types without a pause', async () => {
    const { written, disk, type } = scene()
    for (let key = 0; key < 100; key++) {
      type('x')
      await vi.advanceTimersByTimeAsync(200)
      const kept = written.at(-1)?.length ?? 0
      expect(disk.text.length - kept).toBeLessThanOrEqual(2)
    }
  })

  it('is not written for every key', async () => {
    const { written, type } = scene()
    for (let key = 0; key < 100; key++) {
      type('x')
      await vi.advanceTimersByTimeAsync(20)
    }
    expect(written.length).toBeLessThan(10)
  })

  it('has the newest text last, and one write at a time, on a slow disk', async () => {
    const { written, type } = scene(1_000)
    for (const letter of 'abcdefghij') {
      type(letter)
      await vi.advanceTimersByTimeAsync(200)
    }
    await vi.advanceTimersByTimeAsync(5_000)
    expect(written).toEqual(['ab', 'abcdefg', 'abcdefghij'])
  })

  it('is written at once when the window closes, and not again when it has everything', async () => {
    const { written, writer, type } = scene()
    type('a')
    expect(await writer.flush()).toBe(true)
    expect(await writer.flush()).toBe(true)
    expect(written).toEqual(['a'])
  })

  it('says why it cannot be written, tries again by itself, and says when it could', async () => {
    const { written, troubles, disk, writer, type } = scene()
    disk.answer = failed({ message: 'The disk is full.' })
    type('a')
    expect(await writer.flush()).toBe(false)
    expect(troubles).toEqual(['The disk is full.'])
    disk.answer = ok(undefined)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(troubles.at(-1)).toBeNull()
    expect(written).toEqual(['a'])
  })

  it('takes a request that failed for a journal that cannot be written', async () => {
    const troubles: (string | null)[] = []
    const writer = new JournalWriter({
      text: () => 'a',
      write: () => Promise.reject(new Error('refused')),
      onOutcome: (trouble) => void troubles.push(trouble),
      onPending: () => undefined,
    })
    writer.noteEdit()
    expect(await writer.flush()).toBe(false)
    expect(troubles[0]).toContain('Save the draft')
    writer.stop()
  })

  it('says when it no longer has everything, and when it has it again or need not', async () => {
    const { pending, writer, type, disk } = scene(100)
    type('a')
    type('b')
    const flushed = writer.flush()
    await vi.advanceTimersByTimeAsync(1_000)
    await flushed
    expect(pending).toEqual([true, false])
    disk.answer = failed({ message: 'no room' })
    type('c')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(pending).toEqual([true, false, true])
    writer.giveUp()
    expect(pending).toEqual([true, false, true, false])
  })

  it('is left alone once the draft is no longer open', async () => {
    const { written, writer, type } = scene()
    type('a')
    writer.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(written).toEqual([])
  })
})
