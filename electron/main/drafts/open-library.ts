import { randomUUID } from 'node:crypto'
import { readdir, realpath, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Places } from '../files/places.ts'
import { sweep } from '../../engine/files/sweep.ts'
import { bundledDrafts, copyMissingDrafts } from './bundled-drafts.ts'
import { DraftIndex, type KnownDraft } from './draft-index.ts'
import { exists, isDraftName } from './file-name.ts'
import { Journal, writtenAtOf } from './journal.ts'
import { readDraftFile } from './draft-file.ts'
import { emptyBin } from './deleted-drafts.ts'
import { Library } from './library.ts'

/** The user's drafts; at the very first start copies of the bundled ones. A list that got lost is made again. */
export async function openLibrary(places: Places, bundled: string, now = Date.now()): Promise<Library> {
  await Promise.all([dirname(places.library), places.drafts, places.journal].map(sweep))
  const [{ kind, index }, journal] = await Promise.all([DraftIndex.open(places.library), Journal.open(places.journal)])
  const listedAt = await writtenAtOf(places.library)
  // without them the list is empty, which is no reason not to start
  if (kind === 'first' && !(await exists(places.drafts)))
    await copyMissingDrafts(bundled, places.drafts).catch(() => undefined)
  if (kind === 'damaged') await rename(places.library, `${places.library}.damaged`).catch(() => undefined)
  const library = new Library(places, index, journal)
  const added = kind === 'read' ? [] : journaled(journal)
  for (const path of await filesIn(places.drafts)) {
    const known = [...index.drafts, ...added]
    if (known.some((draft) => draft.path === path)) continue
    added.push({ id: await idOfFile(library, path, added), path, deleted: false })
  }
  if (kind !== 'read' || added.length > 0) await index.put(...added).catch(() => undefined)
  await putEditedFirst(index, journal, listedAt)
  await emptyBin(library, places, now)
  return library
}

/** Edits that are newer than the list are of the draft that was open when the process ended. */
async function putEditedFirst(index: DraftIndex, { newest }: Journal, listedAt: number): Promise<void> {
  if (newest === undefined || newest.writtenAt <= listedAt) return
  const [first] = index.drafts
  const edited = index.drafts.find(({ id }) => id === newest.id)
  if (edited !== undefined && edited !== first) await index.put(edited).catch(() => undefined)
}

/** Drafts by their edits, under the ids that they had. */
function journaled(journal: Journal): KnownDraft[] {
  return [...journal.entries].map(([id, { path }]) => ({ id, path, deleted: false }))
}

/** Whatever is in Galley's own folder is a draft of the user's, however it got there. */
async function filesIn(folder: string): Promise<string[]> {
  const real = await realpath(folder).catch(() => folder)
  const names = (await readdir(real).catch(() => [])).filter(isDraftName)
  const order = (name: string) => (bundledDrafts.includes(name) ? bundledDrafts.indexOf(name) : -1)
  return names.sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1)).map((name) => join(real, name))
}

/** Returns the id that a file had in a list that got lost, which its versions are under; else a new one. */
async function idOfFile({ index, versions }: Library, path: string, added: readonly KnownDraft[]): Promise<string> {
  const file = await readDraftFile(path)
  if (!file.ok) return randomUUID()
  const isTaken = (id: string) => index.find(id) !== undefined || added.some((draft) => draft.id === id)
  return (await versions.idOf(file.value.text, isTaken)) ?? randomUUID()
}
