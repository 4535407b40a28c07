import { expect, test } from 'vitest'
import { commandOf, type KeyPress, shortcuts } from '../../../electron/main/window/shortcuts.ts'

const none = { control: false, meta: false, alt: false, shift: false, isComposing: false }
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ ...none, key, ...held })

test('on Windows and Linux the command key is Ctrl, on macOS it is Cmd', () => {
  expect(commandOf(press('k', { control: true }), 'linux')).toBe('command-palette')
  expect(commandOf(press('k', { control: true }), 'win32')).toBe('command-palette')
  expect(commandOf(press('k', { control: true }), 'darwin')).toBeUndefined()
  expect(commandOf(press('k', { meta: true }), 'darwin')).toBe('command-palette')
  expect(commandOf(press('k', { meta: true }), 'win32')).toBeUndefined()
})

test('Shift counts, and letters are the same in both cases', () => {
  expect(commandOf(press('S', { control: true, shift: true }), 'linux')).toBe('draft-save-as')
  expect(commandOf(press('S', { control: true }), 'linux')).toBe('draft-save')
  expect(commandOf(press('F8', { shift: true }), 'linux')).toBe('previous-problem')
  expect(commandOf(press('PageDown', { control: true }), 'linux')).toBe('next-user')
})

test('a letter that AltGr writes is no shortcut: Windows says Ctrl and Alt of it', () => {
  for (const key of ['@', '€', '[', ']', '{', 'e', 'k', '2', 'q'])
    expect(commandOf(press(key, { control: true, alt: true }), 'win32')).toBeUndefined()
})

test('a key of an input method is none', () => {
  expect(commandOf(press('F7', { isComposing: true }), 'win32')).toBeUndefined()
})

test('no two commands have the same keys', () => {
  const all = Object.values(shortcuts).flat()
  expect(new Set(all).size).toBe(all.length)
})
