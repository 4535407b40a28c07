import { expect, it } from 'vitest'
import { hasUnseen, runsOf } from '../../../renderer/src/ui/visible-text.ts'

const shown = (text: string) => runsOf(text).map((run) => (run.kind === 'plain' ? run.text : `[${run.sign}]`))

it('leaves ordinary text of any script alone, with its line breaks', () => {
  for (const text of ['', 'Linen shirt', 'two\nlines', 'مريم الخطيب', '👩‍👩‍👧 familj', 'می‌خواهم', 'a\u200eb']) {
    expect(hasUnseen(text), text).toBe(false)
    expect(shown(text).join('')).toBe(text)
  }
})

it('shows what cannot be seen as a sign', () => {
  expect(shown('a\u0007b\tc')).toEqual(['a', '[BEL]', 'b', '[TAB]', 'c'])
  expect(shown('\u202eevil\u200b')).toEqual(['[U+202E]', 'evil', '[U+200B]'])
  expect(shown('\ud83dx\udc69')).toEqual(['[U+D83D]', 'x', '[U+DC69]'])
  expect(shown('one\r\ntwo\rthree')).toEqual(['one', '\n', 'two', '[CR]', 'three'])
})

it('is not confused by being asked twice', () => {
  expect([hasUnseen('\u0007'), hasUnseen('\u0007')]).toEqual([true, true])
})
