import { expect, it } from 'vitest'
import { initialDraft } from '#shared/campaign/initial'
import { parseDraft } from '#shared/campaign/file'
import { printDraft } from '#shared/campaign/print-draft'
import { isSameDraft } from '#shared/campaign/same-draft'

const draft = { ...initialDraft, id: '5e0e0f5a-4b1c-4a3e-9d53-000000000001', pairs: [{ key: 'title', value: 'Hi' }] }

it('says whether two drafts have the same file', () => {
  const read = parseDraft(printDraft(draft))
  expect(read.ok).toBe(true)
  expect(read.ok && isSameDraft(draft, read.value)).toBe(true)
  for (const other of [
    { ...draft, name: 'Other' },
    { ...draft, pairs: [] },
    { ...draft, pairs: [{ key: 'title', value: 'Hello' }] },
    { ...draft, pairs: [{ key: 'title', value: 'Hi', note: 'of another tool' }] },
    { ...draft, own: 1 },
  ])
    expect([isSameDraft(draft, other), printDraft(draft) === printDraft(other)]).toEqual([false, false])
})
