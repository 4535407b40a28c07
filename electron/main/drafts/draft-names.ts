import { basename } from 'node:path'
import { parseDraft } from '#shared/campaign/file'
import { readDraftFile } from './draft-file.ts'
import { withoutDraftEnding } from './file-name.ts'

interface Known {
  readonly version: string
  readonly name: string
}

/** The names of drafts by their files: each file is read again only when it has changed. */
export class DraftNames {
  readonly #known = new Map<string, Known>()

  /** `version` is anything that changes with the file. */
  async of(path: string, version: string): Promise<string> {
    const known = this.#known.get(path)
    if (known?.version === version) return known.name
    const file = await readDraftFile(path)
    const name = (file.ok ? nameIn(file.value.text) : undefined) ?? nameOfFile(path)
    this.#known.set(path, { version, name })
    return name
  }
}

/** Undefined where the text is not a draft, or one without a name. */
export function nameIn(text: string): string | undefined {
  const parsed = parseDraft(text)
  const name = parsed.ok ? parsed.value.name.trim() : ''
  return name === '' ? undefined : name
}

export function nameOfFile(path: string): string {
  const name = basename(path)
  return withoutDraftEnding(name)
}
