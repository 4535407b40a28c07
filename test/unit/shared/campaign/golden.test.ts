import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseDraft } from '#shared/campaign/file'
import { printDraft } from '#shared/campaign/print-draft'

const folder = join(import.meta.dirname, '../../../fixtures/draft')

it.each(readdirSync(folder))('opens or refuses %s', async (name) => {
  const result = parseDraft(readFileSync(join(folder, name, 'given.json'), 'utf8'))
  const text = result.ok ? printDraft(result.value) : `${result.error.message}\n`
  await expect(text).toMatchFileSnapshot(join(folder, name, 'expected.txt'))
})
