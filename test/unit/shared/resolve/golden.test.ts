import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseDraft } from '#shared/campaign/file'
import { parseJson } from '#shared/json/exact-number'
import type { Item, Recipient, SampleEvent } from '#shared/sample/recipient'
import { compile } from '#shared/resolve/compile'

/** A recipient as JSON: its maps are objects. */
type Written = Omit<Recipient, 'newest' | 'items'> &
  Record<'newest', Record<string, SampleEvent>> &
  Record<'items', Record<string, Item>>

const folder = join(import.meta.dirname, '../../../fixtures/resolve')

it.each(readdirSync(folder))('resolves %s', async (name) => {
  const draft = parseDraft(readFileSync(join(folder, name, 'draft.galley.json'), 'utf8'))
  if (!draft.ok) throw new Error(draft.error.message)
  const { newest, items, ...rest } = parseJson(readFileSync(join(folder, name, 'recipient.json'), 'utf8')) as Written
  const recipient = { ...rest, newest: new Map(Object.entries(newest)), items: new Map(Object.entries(items)) }
  const pairs = compile(draft.value).resolve(recipient)
  await expect(`${JSON.stringify(pairs, null, 2)}\n`).toMatchFileSnapshot(join(folder, name, 'expected.json'))
})
