import { expect, test } from 'vitest'
import { mayPass, readPatiently } from '../../../../electron/engine/files/read-patiently.ts'

function failing(codes: readonly string[]) {
  const left = [...codes]
  const asked = { reads: 0, waited: 0 }
  const read = () => {
    asked.reads++
    const code = left.shift()
    return code === undefined ? Promise.resolve('text') : Promise.reject(Object.assign(new Error(code), { code }))
  }
  return { asked, system: { read, wait: (ms: number) => Promise.resolve((asked.waited += ms)) } }
}

test.each(['EBUSY', 'EPERM', 'EIO', 'UNKNOWN', 'EDEADLK'])('reads again after %s', async (code) => {
  const { asked, system } = failing([code, code])
  expect(await readPatiently('library.json', system)).toBe('text')
  expect(asked.reads).toBe(3)
})

test('gives up after about a second, and says that the file may be as good as ever', async () => {
  const { asked, system } = failing(Array.from({ length: 50 }, () => 'EBUSY'))
  const error = await readPatiently('library.json', system).catch((one: unknown) => one)
  expect(mayPass(error)).toBe(true)
  expect(asked.waited).toBeGreaterThan(1_000)
})

test('does not wait for a file that is not there', async () => {
  const { asked, system } = failing(['ENOENT'])
  const error = await readPatiently('library.json', system).catch((one: unknown) => one)
  expect(mayPass(error)).toBe(false)
  expect(asked).toEqual({ reads: 1, waited: 0 })
})
