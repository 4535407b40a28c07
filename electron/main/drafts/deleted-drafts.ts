import type { DeletedDraft } from '#shared/ipc/draft-answers'
import type { Places } from '../files/places.ts'
import { Bin } from './bin.ts'
import type { DraftIndex } from './draft-index.ts'
import { nameIn, nameOfFile } from './draft-names.ts'
import type { Journal } from './journal.ts'
import type { DraftVersions } from './versions.ts'
import { daysKept } from './versions-thinning.ts'

/** What there is of a draft besides its file. */
interface Kept {
  readonly index: DraftIndex
  readonly journal: Journal
  readonly versions: DraftVersions
}

const timeKept = daysKept * 86_400_000

/** Returns what is in the bin, the draft that was deleted last first. */
export async function deletedDrafts(index: DraftIndex, bin: Bin): Promise<readonly DeletedDraft[]> {
  const drafts = index.deleted.map(async ({ id, path, deletedAt = 0 }) => {
    const file = await bin.read(id)
    const name = (file.ok ? nameIn(file.value.text) : undefined) ?? nameOfFile(path)
    return { id, name, deletedAt, keptUntil: deletedAt + timeKept }
  })
  return (await Promise.all(drafts)).sort((a, b) => b.deletedAt - a.deletedAt)
}

/**
 * Deletes the drafts that were deleted 60 days ago or earlier, with their edits and their versions. `now` is in
 * milliseconds since 1970. What cannot be deleted stays in the list, and is tried again at the next start.
 */
export async function emptyBin({ index, journal, versions }: Kept, places: Places, now: number): Promise<void> {
  const bin = new Bin(places.bin)
  for (const draft of index.deleted) {
    const { id, deletedAt } = draft
    try {
      // an older Galley did not write down when it deleted a draft
      if (deletedAt === undefined) await index.put({ ...draft, deletedAt: now })
      else if (now >= deletedAt + timeKept) {
        await bin.empty(id)
        await versions.remove(id)
        await journal.remove(id)
        await index.remove(id)
      }
    } catch {
      // a disk that does not do it is no reason not to start
    }
  }
}
