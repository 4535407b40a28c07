import { expect, test } from 'vitest'
import { localZone, zoneOptions } from '../../../../renderer/src/words/time-zones.ts'

const ids = (chosen: string) => zoneOptions(chosen).map(({ id }) => id)

test('offers the names of zones that people use, also where the runtime lists an older one', () => {
  const offered = ids('UTC')
  expect(offered).toEqual(
    expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'Asia/Ho_Chi_Minh', localZone()]),
  )
  expect(offered).toHaveLength(new Set(offered).size)
})

test('offers a chosen zone under whatever name the runtime takes, and no other', () => {
  expect(ids('US/Pacific')[0]).toBe('US/Pacific')
  expect(ids('Asia/Nowhere')).not.toContain('Asia/Nowhere')
})
