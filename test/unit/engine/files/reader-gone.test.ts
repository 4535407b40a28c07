import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { ReaderGone, withQuietErrors, writeTo } from '../../../../electron/engine/files/reader-gone.ts'

/** A stream whose writes fail with this code. */
function failing(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) })
}

test.each(['EPIPE', 'EOF', 'ECONNRESET'])('%s says that the reader has gone: Windows says EOF', async (code) => {
  const stream = failing(code)
  await expect(withQuietErrors(stream, () => writeTo(stream, 'x'))).rejects.toThrow(ReaderGone)
})

test('any other error is one', async () => {
  const stream = failing('ENOSPC')
  await expect(withQuietErrors(stream, () => writeTo(stream, 'x'))).rejects.toThrow('ENOSPC')
})
