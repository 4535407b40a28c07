import type { JobControl } from '../../files/job-control.ts'
import { indexItemsMore } from '../../store/item-index.ts'
import type { Db } from '../../store/db.ts'
import { indexMore } from '../../store/search.ts'
import { inCache, type InCache } from '../in-cache.ts'

/** Brings the search index up to date. Not done where it was cancelled; it goes on from there the next time. */
export const indexSearch = inCache((db: Db, _input: InCache, { isCancelled }: JobControl) => {
  let done = indexMore(db)
  while (!done && !isCancelled()) done = indexMore(db)
  done &&= indexItemsMore(db)
  while (!done && !isCancelled()) done = indexMore(db) && indexItemsMore(db)
  return { done }
})
