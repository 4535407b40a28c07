import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planValidator } from '#shared/plan/plan-validator'
import { batchMaker } from '#shared/mparticle/to-batch'
import { compile } from '#shared/resolve/compile'
import { Audience } from '../../../../electron/engine/audience/audience.ts'
import { planCheck } from '../../../../electron/engine/proof/plan-check.ts'
import { StandingProof } from '../../../../electron/engine/proof/standing/standing-proof.ts'
import { Branch, law } from '../../law.ts'
import { anyWorld, inWorld, proofIn, worldDraft, worldPlan } from './worlds.ts'

test('violations are counted over any ranges as one by one, and each count can be clicked for its users', async () => {
  const some = new Branch('a payload that does not fit')
  await law(
    fc.asyncProperty(anyWorld, fc.array(fc.nat(60), { maxLength: 3 }), async (users, ends) => {
      await inWorld(users, async (db) => {
        const check = await planCheck(worldDraft, worldPlan)
        const request = { draft: worldDraft, plan: check, against: null, asOf: 1000, everyOccurrence: false }
        const { plan, recipients } = await proofIn(db, request, ends)
        const message = compile(worldDraft)
        const make = batchMaker(worldDraft)
        const validator = planValidator(worldPlan, worldDraft)
        if (!validator.ok) throw new Error(validator.error)
        const counts = new Map<string, string[]>()
        let invalid = 0
        for (const { recipient } of new Audience(db, worldDraft, message, 1000).all()) {
          const found = validator.value.validate(make(recipient, message.texts(recipient)))
          if (found.length > 0) invalid++
          for (const { type, pair, pointer, expected } of found) {
            const name = JSON.stringify([type, pair, pointer, expected])
            counts.set(name, [...(counts.get(name) ?? []), recipient.identity])
          }
        }
        expect(plan).toMatchObject({ id: 'world', version: 1, invalid, valid: recipients - invalid })
        const told = plan?.violations.map((one) => [
          JSON.stringify([one.type, one.pair, one.pointer, one.expected]),
          [one.count, one.identity],
        ])
        expect(told).toEqual([...counts].map(([name, who]) => [name, [who.length, who[0]]]))
        if (invalid > 0) some.reach()

        const standing = new StandingProof(db, request, null)
        while (standing.step());
        expect(JSON.stringify(standing.figures().json.plan)).toBe(JSON.stringify(plan))
        for (const { type, pair, pointer, count } of plan?.violations ?? []) {
          const { places, isComplete } = standing.find({ kind: 'violation', type, pair, pointer })
          expect([places.length, isComplete]).toEqual([count, true])
        }
      })
    }),
    { runs: 100, reaches: [some] },
  )
})
