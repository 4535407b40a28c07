import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from '#shared/template/parse'

const folder = join(import.meta.dirname, '../../../fixtures/parse')

it.each(readdirSync(folder))('parses %s', async (name) => {
  const source = readFileSync(join(folder, name, 'template.txt'), 'utf8')
  const { nodes, diagnostics } = parse(source)
  const told = [...nodes, ...diagnostics].map((one) => ({ source: source.slice(one.span.start, one.span.end), ...one }))
  await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(join(folder, name, 'expected.json'))
})
