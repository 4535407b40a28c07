import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, relative, sep } from 'node:path'
import type { DraftSummary } from '#shared/ipc/draft-answers'
import type { KnownDraft } from './draft-index.ts'
import { type DraftNames, nameIn, nameOfFile } from './draft-names.ts'

/** A draft as a line of the list, by the name that it would be opened with. */
export async function summarise(
  draft: KnownDraft,
  edits: string | undefined,
  names: DraftNames,
): Promise<DraftSummary> {
  const { id, path } = draft
  const found = await stat(path).catch(() => undefined)
  const saved = found === undefined ? nameOfFile(path) : await names.of(path, `${found.mtimeMs} ${found.size}`)
  return {
    id,
    name: (edits === undefined ? undefined : nameIn(edits)) ?? saved,
    file: basename(path),
    folder: forPeople(dirname(path)),
    unsaved: edits !== undefined,
    missing: found === undefined,
    modifiedAt: found === undefined ? 0 : Math.round(found.mtimeMs),
  }
}

/** Returns a folder with the user's home as `~`. */
export function forPeople(folder: string): string {
  const inside = relative(homedir(), folder)
  if (inside === '') return '~'
  return inside.startsWith('..') || inside === folder ? folder : `~${sep}${inside}`
}
