import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const lines = readFileSync('SECURITY.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+\. /.test(line))
const number = (line: string) => Number.parseInt(line.slice(2))

/** The tests that SECURITY.md names, with their files. */
const named = lines.flatMap((line) =>
  [...line.matchAll(/“([^”]+)”(?: in `(test\/[^`]+)`)?/g)].map(([, name = '', file]) => ({
    item: number(line),
    name,
    file,
  })),
)

test('answers every item of the checklist, with a test wherever one can be', () => {
  expect(lines.map(number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  const untested = lines.map(number).filter((item) => !named.some((one) => one.item === item))
  expect(untested).toEqual([15, 16])
})

test.each(named)('item $item names a test that is there: $name', ({ name, file }) => {
  expect(readFileSync(file ?? 'test/e2e/security.test.ts', 'utf8')).toContain(`test('${name}'`)
})
