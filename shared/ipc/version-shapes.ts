import { z } from 'zod'
import { draftText, handle, rowId } from '#shared/ipc/shapes'
import { maxVersionName } from '#shared/ipc/versions'

export const oneVersion = z.strictObject({ id: handle, version: rowId })
export const versionToName = oneVersion.extend({ name: z.string().trim().min(1).max(maxVersionName).nullable() })
export const versionToKeep = z.strictObject({
  id: handle,
  text: draftText,
  cause: z.enum(['before-restore', 'before-reopen']),
})
