import { Bin } from './bin.ts'
import type { Library } from './library.ts'
import type { Places } from '../places.ts'
import { daysKept } from './versions-thinning.ts'

const timeKept = daysKept * 86_400_000

/**
 * Deletes the drafts that were deleted 60 days ago or earlier, with their edits and their versions. `now` is in
 * milliseconds since 1970. What cannot be deleted stays in the list, and is tried again at the next start.
 */
export async function emptyBin({ index, journal, versions }: Library, places: Places, now: number): Promise<void> {
  const bin = new Bin(places.bin)
  for (const draft of index.deleted) {
    const { id, deletedAt } = draft
    try {
      if (deletedAt === undefined) await index.put({ ...draft, deletedAt: now })
      else if (now - deletedAt >= timeKept) {
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
