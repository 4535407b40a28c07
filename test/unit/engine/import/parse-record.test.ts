import { expect, test } from 'vitest'
import { parseRecord } from '../../../../electron/engine/import/records/parse-record.ts'

test.each(['{"broken', '{"a":1,}', '{"a" 1}', '{\n"a": nope}'])(
  'says of %j what is wrong with it, and no line beside that of the file',
  (raw) => {
    const read = parseRecord(raw)
    const message = read.ok ? '' : read.error
    expect(message).toMatch(/^This record is not valid JSON \(.+\)\. Correct it and import it again\.$/s)
    expect(message).not.toMatch(/line \d+ column/)
  },
)
