import { expect, test } from 'vitest'
import { keepPins } from '../../../../electron/engine/proof/keep-pins.ts'
import { PinnedUsers } from '../../../../electron/engine/proof/pinned-users.ts'
import { inWorld, worldDraft } from './worlds.ts'

const users = [{ identity: 'a', properties: { A: 'Mira', B: 7 }, visits: [] }]

test('pins keep what the draft reads, and hold without the samples', async () => {
  await inWorld(users, (db) => {
    const known = new PinnedUsers(db, worldDraft)
    const pin = known.pin('a', 1000, false)
    if (pin === null) throw new Error('no pin')
    const whatIf = { ...pin, whatIfs: [{ scope: null, property: 'B', value: 'tried' }] }
    const { file, troubles } = keepPins(known, worldDraft, { pins: [pin, whatIf] }, false)
    expect(troubles).toEqual([])
    const without = new PinnedUsers(null, worldDraft)
    expect(file.pins.map((one) => without.outcome(one))).toEqual([pin, whatIf].map((one) => known.outcome(one)))
    // a second time changes nothing
    expect(keepPins(without, worldDraft, file, false)).toEqual({ file, troubles: [] })
  })
})

test('masks are numbered on, and who is not in the samples stays as it was', async () => {
  await inWorld(users, (db) => {
    const known = new PinnedUsers(db, worldDraft)
    const pin = known.pin('a', 1000, false)
    if (pin === null) throw new Error('no pin')
    const gone = { ...pin, identity: 'gone' }
    const { file, troubles } = keepPins(known, worldDraft, { pins: [pin, gone] }, true)
    expect(file.pins[0]).toMatchObject({ identity: '‹user 1›', masked: true })
    expect(file.pins[1]).toEqual(gone)
    expect(troubles).toEqual([expect.stringMatching(/^gone is not in the samples any more/)])
    expect(keepPins(known, worldDraft, { pins: [...file.pins, pin] }, true).file.pins[2]?.identity).toBe('‹user 2›')
  })
})
