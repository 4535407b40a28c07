import { describe, expect, test } from 'vitest'
import { unfinished } from '#shared/audience/unfinished'
import { initialDraft } from '#shared/campaign/initial'

const of = (changes: Partial<typeof initialDraft>) => unfinished({ ...initialDraft, ...changes })
const done = { event: 'Charged', where: [] }
const open = { event: '', where: [] }

describe('unfinished', () => {
  test('says what each kind of trigger lacks', () => {
    expect(of({ trigger: null })).toEqual([])
    expect(of({ trigger: { kind: 'live-action', ...open } })).toEqual(['Choose the event that users do.'])
    expect(of({ trigger: { kind: 'live-inaction', did: done, didNot: open, withinMinutes: 30 } })).toEqual([
      'Choose the event that users did not do.',
    ])
    expect(of({ trigger: { kind: 'past-behaviour', match: 'all', did: [], didNot: [] } })).toEqual([
      'Add an event that users did, or did not do.',
    ])
    expect(of({ trigger: { kind: 'past-behaviour', match: 'all', did: [done, open], didNot: [open] } })).toHaveLength(2)
  })

  test('says what a condition lacks', () => {
    const condition = (property: string, value?: string | readonly string[]) =>
      of({ profileWhere: [{ property, is: Array.isArray(value) ? 'one-of' : 'equals', value }] })
    expect(condition('', 'x')).toEqual(['Choose the property of the profile that a condition is on.'])
    expect(condition('Tier', '')).toEqual(['Say what Tier of the profile is compared with.'])
    expect(condition('Tier', [])).toHaveLength(1)
    expect(condition('Tier', 'gold')).toEqual([])
    expect(of({ profileWhere: [{ property: 'Tier', is: 'exists' }] })).toEqual([])
  })
})
