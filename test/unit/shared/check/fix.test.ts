import { describe, expect, test } from 'vitest'
import { check } from '#shared/check/check'
import type { DraftDiagnostic, DraftEdit } from '#shared/check/diagnostic'
import { applyAll, applyFix } from '#shared/check/fix'
import { draftOf, draftWithKeys } from './draft.ts'
import { schema } from './world.ts'

const text = (start: number, end: number, put: string, pair = 0): DraftEdit => ({
  kind: 'text',
  pair,
  field: 'value',
  span: { start, end },
  text: put,
})

function saying(...fixes: readonly (readonly DraftEdit[])[]): readonly DraftDiagnostic[] {
  const place = { part: 'pairs', pair: null, field: null, span: null } as const
  return fixes.map((edits) => ({
    ...{ code: 'liquid', severity: 'info', message: '', place },
    fixes: [{ title: '', edits }],
  }))
}

describe('applyFix', () => {
  test('edits from the end, whatever the order of the edits', () => {
    const fixed = applyFix(draftOf('one two three'), {
      title: '',
      edits: [text(0, 3, 'a'), text(8, 13, 'c'), text(4, 7, '')],
    })
    expect(fixed.pairs[0]?.value).toBe('a  c')
  })

  test('counts pairs as they were before the fix', () => {
    const edits: readonly DraftEdit[] = [
      { kind: 'remove-pair', pair: 0 },
      { kind: 'text', pair: 1, field: 'key', span: { start: 0, end: 1 }, text: 'x' },
      { kind: 'add-pair', added: { key: 'z', value: '' } },
    ]
    expect(applyFix(draftWithKeys('a', 'b'), { title: '', edits }).pairs.map(({ key }) => key)).toEqual(['x', 'z'])
  })

  test('keeps the place of an identity that is mapped anew, and the fields that Galley does not know', () => {
    const draft = { ...draftOf('x'), later: 1 }
    const edits: readonly DraftEdit[] = [
      { kind: 'identity', type: 'customer_id', property: 'Email' },
      { kind: 'identity', type: 'other', property: 'Phone' },
      { kind: 'payload', fields: { eventName: 'e' } },
      { kind: 'fields', fields: { timeZone: 'UTC' } },
    ]
    const fixed = applyFix(draft, { title: '', edits })
    expect(Object.entries(fixed.payload.identities)).toEqual([
      ['customer_id', 'Email'],
      ['email', 'Email'],
      ['other', 'Phone'],
    ])
    expect(fixed).toMatchObject({ later: 1, payload: { eventName: 'e', customEventType: 'other' } })
  })
})

describe('applyAll', () => {
  test('leaves a fix out that overlaps an earlier one, as a whole', () => {
    const diagnostics = saying([text(0, 3, 'X')], [text(2, 4, 'no'), text(5, 6, 'no')], [text(3, 4, 'Y')])
    expect(applyAll(draftOf('abcdef'), diagnostics).pairs[0]?.value).toBe('XYef')
  })

  test('inserts once at a place', () => {
    expect(applyAll(draftOf('ab'), saying([text(1, 1, 'X')], [text(1, 1, 'Y')])).pairs[0]?.value).toBe('aXb')
  })

  test('does not edit a pair that it removes', () => {
    const diagnostics = saying([{ kind: 'remove-pair', pair: 0 }], [text(0, 1, 'x')])
    expect(applyAll(draftOf('ab'), diagnostics).pairs).toEqual([])
  })

  test('renames every duplicate to a key of its own', () => {
    const draft = draftWithKeys('a', 'a', 'A', 'a_2', 'a')
    const fixed = applyAll(draft, check(draft, schema))
    expect(fixed.pairs.map(({ key }) => key)).toEqual(['a', 'a_3', 'A_4', 'a_2', 'a_5'])
  })

  test('mends a draft with a fault in every pair', () => {
    const draft = {
      ...draftOf(''),
      pairs: [
        { key: ' title', value: 'Hi {{ @Profile - Ctiy | default: "x" }}' },
        { key: 'body', value: '*|CITY|* @Profile - City' },
        { key: '', value: '' },
      ],
    }
    expect(applyAll(draft, check(draft, schema)).pairs).toEqual([
      { key: 'title', value: 'Hi {{ @Profile - City | default: "x" }}' },
      { key: 'body', value: '{{ @Profile - City }} {{ @Profile - City }}' },
    ])
  })
})
