import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Draft, Pair } from '#shared/campaign/draft'
import { printDraft } from '#shared/campaign/print-draft'
import { initialDraft } from '#shared/campaign/initial'
import { openDraft } from './window-steps.ts'

/** Opens a draft of the test's own, so that it does not depend on the bundled ones. */
export async function openOwnDraft(
  app: ElectronApplication,
  page: Page,
  folder: string,
  pairs: readonly Pair[],
  more: Partial<Draft> = {},
): Promise<void> {
  const name = more.name ?? 'Own draft'
  const draft: Draft = { ...initialDraft, id: crypto.randomUUID(), name, timeZone: 'Europe/Stockholm', pairs, ...more }
  const path = join(folder, 'own.galley.json')
  await writeFile(path, printDraft(draft))
  await openDraft(app, page, path, name)
}
