import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDraft } from '#shared/campaign/file'
import { check } from '#shared/check/check'
import { type SchemaSketch, schemaFrom } from './observe.ts'

const folder = join(import.meta.dirname, '../../../fixtures/check')

test.each(readdirSync(folder))('says what is expected of %s', async (name) => {
  const read = (file: string) => readFileSync(join(folder, name, file), 'utf8')
  const draft = parseDraft(read('draft.galley.json'))
  if (!draft.ok) throw new Error(draft.error.message)
  const sketch = existsSync(join(folder, name, 'schema.json')) ? (JSON.parse(read('schema.json')) as SchemaSketch) : {}
  const diagnostics = `${JSON.stringify(check(draft.value, schemaFrom(sketch)), null, 2)}\n`
  await expect(diagnostics).toMatchFileSnapshot(join(folder, name, 'expected.json'))
})
