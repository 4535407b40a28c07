import { expect, test } from 'vitest'
import { renamePatiently, type RenameSystem } from '../../../../electron/engine/files/rename-patiently.ts'
import { UserError } from '../../../../electron/engine/files/user-error.ts'

/** A system whose rename fails with each of these codes first, and counts what is asked of it. */
function failing(platform: NodeJS.Platform, codes: readonly string[]) {
  const left = [...codes]
  const asked = { renames: 0, waited: 0 }
  const system: RenameSystem = {
    platform,
    rename: () => {
      asked.renames++
      const code = left.shift()
      return code === undefined ? Promise.resolve() : Promise.reject(Object.assign(new Error(code), { code }))
    },
    wait: (ms) => Promise.resolve((asked.waited += ms)),
  }
  return { system, asked }
}

test.each(['EPERM', 'EACCES', 'EBUSY'])('tries again on Windows after %s', async (code) => {
  const { system, asked } = failing('win32', [code, code, code])
  await renamePatiently('a', 'b', system)
  expect(asked.renames).toBe(4)
})

test('says after a while which file another program has open', async () => {
  const { system, asked } = failing(
    'win32',
    Array.from({ length: 50 }, () => 'EBUSY'),
  )
  const error = await renamePatiently('a.tmp', 'C:\\drafts\\a.galley.json', system).catch((one: unknown) => one)
  expect(error).toBeInstanceOf(UserError)
  expect(error).toMatchObject({ kind: 'file:in-use' })
  expect(String(error)).toContain('“C:\\drafts\\a.galley.json” is in use by another program')
  expect(asked.waited).toBeGreaterThan(1_000)
  expect(asked.waited).toBeLessThan(3_000)
})

test.each([
  ['linux', 'EPERM'],
  ['darwin', 'EACCES'],
  ['win32', 'ENOSPC'],
] as const)('tells %s %s at once', async (platform, code) => {
  const { system, asked } = failing(platform, [code])
  await expect(renamePatiently('a', 'b', system)).rejects.toMatchObject({ code })
  expect(asked).toEqual({ renames: 1, waited: 0 })
})
