import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft } from '#shared/campaign/draft'
import { check } from '#shared/check/check'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { applyAll, applyFix } from '#shared/check/fix'
import { TemplateCache } from '#shared/check/template-cache'
import type { ObservedSchema } from '#shared/sample/observed'
import { Branch, law } from '../../law.ts'
import { anyDraft, anySchema } from './arbitrary.ts'
import { draftOf } from './draft.ts'

/** Now and then one without a fault. */
const drafts = fc.oneof({ weight: 30, arbitrary: anyDraft }, { weight: 1, arbitrary: fc.constant(draftOf('Hello')) })

function holds(predicate: (draft: Draft, schema: ObservedSchema) => void, ...reaches: readonly Branch[]): void {
  law(fc.property(drafts, anySchema, predicate), { runs: 400, reaches })
}

/** How many there are of a code. Of three like keys, the second's place is taken by the third, so those codes count together. */
function count(diagnostics: readonly DraftDiagnostic[], code: string): number {
  const family = code.startsWith('duplicate-key') ? 'duplicate-key' : code
  return diagnostics.filter((diagnostic) => diagnostic.code.startsWith(family)).length
}

test('every span is inside its field', () => {
  const spanned = new Branch('a span')
  holds((draft, schema) => {
    const diagnostics = check(draft, schema)
    const edits = diagnostics.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits))
    const places = [...diagnostics.map(({ place }) => place), ...edits.filter((edit) => edit.kind === 'text')]
    for (const { pair, field, span } of places) {
      if (pair === null || field === null || span === null) continue
      spanned.reach()
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.end).toBeGreaterThanOrEqual(span.start)
      expect(span.end).toBeLessThanOrEqual(draft.pairs[pair]?.[field].length ?? -1)
    }
  }, spanned)
})

test('the same draft and schema give the same answer, in order, with a cache or without', () => {
  const cache = new TemplateCache()
  holds((draft, schema) => {
    const first = check(draft, schema)
    expect(check(draft, schema, { cache })).toEqual(first)
    expect(check(draft, schema, { cache })).toEqual(first)
    const pairs = first.map(({ place }) => place.pair ?? Infinity)
    expect(pairs).toEqual([...pairs].sort((a, b) => a - b))
  })
})

test('a fix leaves one diagnostic of its code less', () => {
  const fixed = new Branch('a fix')
  holds((draft, schema) => {
    const before = check(draft, schema)
    for (const { code, fixes, message } of before) {
      for (const fix of fixes) {
        fixed.reach()
        const after = check(applyFix(draft, fix), schema)
        expect(count(after, code), `${message} / ${fix.title}`).toBeLessThan(count(before, code))
      }
    }
  }, fixed)
})

test('all fixes together never throw, and change nothing where there are none', () => {
  const nothing = new Branch('nothing to fix')
  holds((draft, schema) => {
    const diagnostics = check(draft, schema)
    const fixed = applyAll(draft, diagnostics)
    if (diagnostics.every(({ fixes }) => fixes.length === 0)) {
      nothing.reach()
      expect(fixed).toBe(draft)
    }
    check(fixed, schema)
  }, nothing)
})
