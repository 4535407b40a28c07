import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedWords, type TextPart } from '#shared/words/changed-words'
import { shortened } from '../../../../renderer/src/words/shortened.ts'
import { law } from '../../law.ts'

const marked = (parts: readonly TextPart[]) =>
  parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('')

test.each([
  ['one word', 'Hi there, friend', 'Hi dear, friend', 'Hi [there], friend', 'Hi [dear], friend'],
  ['words in a row', 'Come in now please', 'Go out now please', '[Come in] now please', '[Go out] now please'],
  ['a word that is new', 'Your shirt', 'Your linen shirt', 'Your shirt', 'Your [linen ]shirt'],
  [
    'a property of a token',
    'Hi {{ @Profile - Name }}!',
    'Hi {{ @Profile - City }}!',
    'Hi {{ @Profile - [Name] }}!',
    'Hi {{ @Profile - [City] }}!',
  ],
  ['a script without spaces', '我喜欢红色衬衫', '我喜欢蓝色衬衫', '我喜欢[红色]衬衫', '我喜欢[蓝色]衬衫'],
  ['right to left', 'שלום עולם', 'שלום חבר', 'שלום [עולם]', 'שלום [חבר]'],
  ['nothing', 'Hi', 'Hi', 'Hi', 'Hi'],
  ['all of it', '', 'Hi', '', '[Hi]'],
])('marks %s', (_what, before, after, markedBefore, markedAfter) => {
  const words = changedWords(before, after)
  expect([marked(words.before), marked(words.after)]).toEqual([markedBefore, markedAfter])
})

test('loses nothing of either text, and has the rest in common', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('a', ' ', 'b', '\n', '{{', '😀')).map((words) => words.join('')),
  )
  const join = (parts: readonly TextPart[]) => parts.map(({ text }) => text).join('')
  const common = (parts: readonly TextPart[]) => join(parts.filter(({ isChanged }) => !isChanged))
  law(
    fc.property(text, text, (one, other) => {
      const { before, after } = changedWords(one, other)
      expect(join(before)).toBe(one)
      expect(join(after)).toBe(other)
      expect(common(before)).toBe(common(after))
    }),
    { runs: 100 },
  )
})

test('marks texts as a whole that have next to nothing in common', () => {
  const numbers = (step: number) => Array.from({ length: 5_000 }, (_, i) => i * step).join(' ')
  const { before } = changedWords(numbers(3), numbers(7))
  expect(before).toEqual([{ text: numbers(3), isChanged: true }])
})

test('leaves out the middle of long stretches, and halves no character', () => {
  const text = `${'a'.repeat(399)}😀${'b'.repeat(5_000)}😀${'c'.repeat(399)}`
  expect(
    shortened([
      { text, isChanged: false },
      { text: 'short', isChanged: true },
    ]),
  ).toEqual([
    { kind: 'text', text: 'a'.repeat(399), isChanged: false },
    { kind: 'left-out', characters: 5_002 },
    { kind: 'text', text: `😀${'c'.repeat(399)}`, isChanged: false },
    { kind: 'text', text: 'short', isChanged: true },
  ])
})
