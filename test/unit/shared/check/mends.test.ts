import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '#shared/check/check'
import { applyAll, applyFix } from '#shared/check/fix'
import { Branch, law } from '../../law.ts'
import { broken, findings, isMeant } from './broken-tokens.ts'
import { draftOf } from './draft.ts'
import { schemaFrom } from './observe.ts'

describe('a broken token', () => {
  test('has a finding, or is read as it was meant', () => {
    law(
      fc.property(broken, ({ token, text, schema }) => {
        if (!isMeant(text, token)) expect(findings(text, schema), text).not.toEqual([])
      }),
    )
  })

  test('is after a fix what was meant, or still has a finding', () => {
    const fixed = new Branch('a fix')
    law(
      fc.property(broken, ({ token, text, schema }) => {
        for (const fix of findings(text, schema).flatMap(({ fixes }) => fixes)) {
          fixed.reach()
          const after = applyFix(draftOf(text), fix).pairs[0]?.value ?? ''
          if (!isMeant(after, token)) expect(findings(after, schema), `${text} → ${after}`).not.toEqual([])
        }
      }),
      { reaches: [fixed] },
    )
  })

  test('is after all fixes, again and again, what was meant, or still has a finding', () => {
    law(
      fc.property(broken, ({ token, text, schema }) => {
        let draft = draftOf(text)
        for (let round = 0; round < 4; round++) draft = applyAll(draft, check(draft, schema))
        const after = draft.pairs[0]?.value ?? ''
        if (!isMeant(after, token)) expect(findings(after, schema), `${text} → ${after}`).not.toEqual([])
      }),
    )
  })

  test.each(['{{ @Profile - Name | default: "you", }', '{{ @Profile - Name | default: "you" , }}'])(
    'that has a comma before its end is closed without it: %s',
    (text) => {
      const draft = draftOf(`Hi ${text}!`)
      expect(applyAll(draft, check(draft, schemaFrom({}))).pairs[0]?.value).toBe(
        'Hi {{ @Profile - Name | default: "you" }}!',
      )
    },
  )
})
