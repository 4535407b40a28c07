import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, realpath, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeAtomic } from '../../engine/files/write-atomic.ts'
import { sweep } from '../files/sweep.ts'
import type { Places } from '../places.ts'
import { DraftIndex, type KnownDraft } from './draft-index.ts'
import { draftEnding, exists } from './file-name.ts'
import { Journal } from './journal.ts'
import { emptyBin } from './deleted-drafts.ts'
import { Library } from './library.ts'

/** The bundled drafts, the one to be opened first first. */
const bundledDrafts = ['tour.galley.json', 'cart-reminder.galley.json', 'win-back.galley.json']

/** The user's drafts; at the very first start copies of the bundled ones. A list that got lost is made again. */
export async function openLibrary(places: Places, bundled: string, now = Date.now()): Promise<Library> {
  await Promise.all([dirname(places.library), places.drafts, places.journal].map(sweep))
  const [{ kind, index }, journal] = await Promise.all([DraftIndex.open(places.library), Journal.open(places.journal)])
  // without them the list is empty, which is no reason not to start
  if (kind === 'first' && !(await exists(places.drafts)))
    await copyDrafts(bundled, places.drafts).catch(() => undefined)
  if (kind === 'damaged') await rename(places.library, `${places.library}.damaged`).catch(() => undefined)
  const found = [...(kind === 'read' ? [] : journaled(journal)), ...(await filesIn(places.drafts))]
  const added: KnownDraft[] = []
  for (const draft of found) if (!isKnown(index, added, draft)) added.push(draft)
  if (kind !== 'read' || added.length > 0) await index.put(...added).catch(() => undefined)
  const library = new Library(places, index, journal)
  await emptyBin(library, places, now)
  return library
}

async function copyDrafts(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of bundledDrafts) await writeAtomic(join(to, name), await readFile(join(from, name)))
}

/** Drafts by their edits, under the ids that they had. */
function journaled(journal: Journal): KnownDraft[] {
  return [...journal.entries].map(([id, { path }]) => ({ id, path, deleted: false }))
}

/** Whatever is in Galley's own folder is a draft of the user's, however it got there. */
async function filesIn(folder: string): Promise<KnownDraft[]> {
  const real = await realpath(folder).catch(() => folder)
  const names = (await readdir(real).catch(() => [])).filter((name) => name.endsWith(draftEnding))
  const order = (name: string) => (bundledDrafts.includes(name) ? bundledDrafts.indexOf(name) : -1)
  return names
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map((name) => ({ id: randomUUID(), path: join(real, name), deleted: false }))
}

function isKnown(index: DraftIndex, added: readonly KnownDraft[], { path }: KnownDraft): boolean {
  return index.findPath(path) !== undefined || added.some((draft) => draft.path === path)
}
