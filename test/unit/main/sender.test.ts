import { expect, test } from 'vitest'
import { isTrusted } from '../../../electron/main/ipc/sender.ts'

const home = new URL('app://galley/index.html')

test.each([
  ['its own page', { url: 'app://galley/index.html', parent: null }, true],
  ['its own page further in', { url: 'app://galley/index.html#proof', parent: null }, true],
  ['a frame inside it', { url: 'app://galley/index.html', parent: {} }, false],
  ['another host', { url: 'app://elsewhere/index.html', parent: null }, false],
  ['another protocol', { url: 'https://galley/index.html', parent: null }, false],
  ['a page without an address', { url: '', parent: null }, false],
  ['a blank page', { url: 'about:blank', parent: null }, false],
  ['a host that only begins alike', { url: 'app://galley.example/index.html', parent: null }, false],
  ['a frame that is gone', null, false],
])('trusts %s or not', (_who, frame, trusted) => {
  expect(isTrusted(frame, home)).toBe(trusted)
})
