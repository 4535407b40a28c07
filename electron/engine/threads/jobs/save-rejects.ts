import { saveRejects } from '../../import/save-rejects.ts'
import type { Db } from '../../store/db.ts'
import { inCache, type InCache } from '../in-cache.ts'

type Input = InCache & { readonly import: number; readonly out: string }

export const saveRejectsJob = inCache((db: Db, input: Input) => saveRejects(db, input.import, input.out), {
  orToRead: true,
})
