import { describe, expect, it } from 'vitest'
import { isSampleWorkspace } from '../../../renderer/src/drafts/sample-workspace.ts'
import { momentFrom } from '../../../renderer/src/exporting/moment-from.ts'
import { dateText } from '../../../renderer/src/words/value-text.ts'

describe('the moment of an export', () => {
  it.each([
    ['2026-06-15 18:30', Date.UTC(2026, 5, 15, 18, 30)],
    [' 2026-06-15T18:30:05Z ', Date.UTC(2026, 5, 15, 18, 30, 5)],
  ])('reads %s', (text, moment) => {
    expect(momentFrom(text)).toBe(moment)
  })

  it.each(['2026-02-30 10:00', '2026-06-15', 'tomorrow', '2026-06-15 25:00', ''])('refuses %j', (text) => {
    expect(momentFrom(text)).toBeNaN()
  })
})

describe('a date of the samples', () => {
  it('is written as a date, a moment with its zone', () => {
    expect(dateText('$D_20260615', 'Asia/Tokyo')).toBe('15 Jun 2026')
    expect(dateText('$D_1781533800', 'UTC')).toBe('15 Jun 2026, 14:30 UTC')
    expect(dateText('soon', 'UTC')).toBeUndefined()
  })
})

describe('the sample workspace', () => {
  it('is what Galley comes with, and nothing else', () => {
    const files = (...names: readonly string[]) => names.map((file) => ({ file }))
    expect(isSampleWorkspace(files('profiles.jsonl', 'events.jsonl', 'products.csv'))).toBe(true)
    expect(isSampleWorkspace(files('profiles.jsonl', 'mine.csv'))).toBe(false)
    expect(isSampleWorkspace([])).toBe(false)
  })
})
