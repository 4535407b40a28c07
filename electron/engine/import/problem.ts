/** Why a whole file cannot be imported. Single records go to the rejects instead. */
export type ImportProblemKind =
  'unreadable' | 'empty' | 'not-text' | 'unknown-format' | 'no-event-name' | 'header' | 'time-zone' | 'changed'

/**
 * Stops an import; nothing of the file may stay. `message` is for people: what is wrong, and the way out.
 * Readers and byte streams throw it, because they are driven piece by piece and have nowhere to return it.
 */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem'
  readonly kind: ImportProblemKind

  constructor(kind: ImportProblemKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** What every sentence about an unreadable file ends in. */
export const whatGalleyReads =
  'Galley reads JSON as CleverTap and mParticle take it in or give it out, CSV, and both packed with gzip.'
