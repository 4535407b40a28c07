import { randomUUID } from 'node:crypto'

/** Returns a name that nothing else has, and that is short whatever the name of the file it stands in for. */
export function temporaryName(): string {
  return `.galley-${randomUUID()}.tmp`
}

/** Returns whether `temporaryName` made a name. */
export function isTemporaryName(name: string): boolean {
  return /^\.galley-[\da-f-]{36}\.tmp$/.test(name)
}
