import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unattended } from '../../../../electron/engine/files/job-control.ts'
import { draftFigures } from '../../../../electron/engine/proof/draft-figures.ts'
import { defaultAsOf } from '../../../../electron/engine/store/observed-schema.ts'
import { law } from '../../law.ts'
import { anyWorld, inWorld, proofIn, worldDraft } from './worlds.ts'

test('the figures of a draft are those of its proof', async () => {
  await law(
    fc.asyncProperty(anyWorld, async (world) => {
      await inWorld(world, async (db) => {
        const json = await proofIn(db, { draft: worldDraft, asOf: defaultAsOf(db) })
        expect(draftFigures(db, worldDraft, unattended)).toEqual({
          recipients: json.recipients,
          coverage: json.coverage,
          pairs: json.pairs.map(({ key, outcome }) => ({ key, empty: outcome.empty })),
        })
      })
    }),
  )
})
