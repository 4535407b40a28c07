export type CacheErrorKind =
  | 'cache:missing'
  | 'cache:not-a-cache'
  | 'cache:newer'
  | 'cache:busy'
  | 'cache:damaged'
  | 'cache:full'
  | 'cache:refused'
  | 'cache:trouble'

export type FileErrorKind =
  | 'file:full'
  | 'file:denied'
  | 'file:read-only'
  | 'file:is-folder'
  | 'file:is-input'
  | 'file:no-folder'
  | 'file:in-use'
  | 'file:not-ours'
  | 'file:too-long'
  | 'file:other'

export type ImportErrorKind =
  | 'import:unreadable'
  | 'import:empty'
  | 'import:not-text'
  | 'import:unknown-format'
  | 'import:no-event-name'
  | 'import:header'
  | 'import:time-zone'
  | 'import:changed'

export type ExportErrorKind = 'export:several-batches' | 'export:bulk-to-stdout' | 'export:too-many-files'

export type UserErrorKind =
  | CacheErrorKind
  | FileErrorKind
  | ImportErrorKind
  | ExportErrorKind
  | 'work:too-large'
  | 'draft:unreadable'
  | 'command:unusable'

/**
 * Something that a user's machine, files or options caused. The message is for people: it says what is wrong and what to do.
 * Any other error that the engine throws is a bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly kind: UserErrorKind

  constructor(kind: UserErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** Returns whether the error is about the cache as a whole. Whatever was being done, the cache is as it was before. */
export function isCacheError(error: unknown): error is UserError & { readonly kind: CacheErrorKind } {
  return error instanceof UserError && error.kind.startsWith('cache:')
}
