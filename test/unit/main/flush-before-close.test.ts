import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import {
  closeWindow,
  flushBeforeClose,
  keepOpen,
  noteUnwritten,
} from '../../../electron/main/window/flush-before-close.ts'

vi.mock('electron', () => ({ BrowserWindow: { getAllWindows: () => [] } }))

/** A window that does what the system tells it, and notes what is done to it. */
class FakeWindow extends EventEmitter {
  readonly sent: string[] = []
  readonly progress: number[] = []
  isGone = false
  readonly webContents = {
    isCrashed: () => false,
    isLoadingMainFrame: () => false,
    send: (name: string) => this.sent.push(name),
  }
  isDestroyed = () => this.isGone
  setProgressBar = (share: number) => this.progress.push(share)
  destroy(): void {
    this.isGone = true
    this.emit('closed')
  }
  /** Returns whether an event of the system was held up. */
  tell(name: 'close' | 'query-session-end'): boolean {
    const preventDefault = vi.fn()
    this.emit(name, { preventDefault })
    return preventDefault.mock.calls.length > 0
  }
}

function opened() {
  const fake = new FakeWindow()
  const window = fake as unknown as Parameters<typeof flushBeforeClose>[0]
  const onClosing = vi.fn()
  flushBeforeClose(window, onClosing)
  return { fake, window, onClosing }
}

test('a window with nothing to write down closes at once, so that macOS goes on logging off', () => {
  const { fake, onClosing } = opened()
  expect(fake.tell('close')).toBe(false)
  expect(onClosing).toHaveBeenCalledOnce()
  expect(fake.sent).toEqual([])
})

test('one with edits waits for its page, once, and closes when that has written them', () => {
  const { fake, window, onClosing } = opened()
  noteUnwritten(window, true)
  expect(fake.tell('close')).toBe(true)
  expect(fake.tell('close')).toBe(true)
  expect(fake.sent).toEqual(['window:closing'])
  expect(onClosing).toHaveBeenCalledOnce()
  closeWindow(window)
  expect(fake.isGone).toBe(true)
})

test('one whose user wants to go on stays, and asks again', () => {
  const { fake, window } = opened()
  noteUnwritten(window, true)
  fake.tell('close')
  keepOpen(window)
  fake.tell('close')
  expect(fake.sent).toEqual(['window:closing', 'window:closing'])
  keepOpen(window)
})

test('at a log-off, for which Windows closes nothing, its page writes down what is not written yet', () => {
  const { fake, onClosing } = opened()
  expect(fake.tell('query-session-end')).toBe(false)
  expect(fake.sent).toEqual(['window:session-ends'])
  expect(onClosing).toHaveBeenCalledOnce()
})

test('the bar of a job goes with the window: in the Dock it would stay', () => {
  const { fake, window } = opened()
  closeWindow(window)
  expect(fake.progress).toEqual([-1])
})
