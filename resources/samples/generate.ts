/** Writes the bundled samples: `node resources/samples/generate.ts`. The same bytes every time, on every machine. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeEvents } from './generator/events.ts'
import { makeProducts, productsCsv } from './generator/products.ts'
import { makeProfiles } from './generator/profiles.ts'
import { Random } from './generator/random.ts'
import { jsonLines } from './generator/record.ts'

/** The samples: each file's name and what it holds. */
export function generate(): Map<string, string> {
  const products = makeProducts(new Random(7))
  return new Map([
    ['profiles.jsonl', jsonLines(makeProfiles(new Random(1847)))],
    ['events.jsonl', jsonLines(makeEvents(new Random(2026), products))],
    ['products.csv', productsCsv(products)],
  ])
}

if (import.meta.main) {
  for (const [name, text] of generate()) writeFileSync(join(import.meta.dirname, name), text)
}
