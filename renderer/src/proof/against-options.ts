import { dayText, secondsText } from '#shared/words/moments'
import { localZone } from '../words/time-zones.ts'
import type { AgainstChoice } from '../state/proof-against.svelte.ts'

interface AgainstOption {
  readonly id: string
  readonly label: string
  readonly note?: string
}

interface Version {
  readonly version: number
  readonly savedAt: number
  readonly name: string | null
}

interface Other {
  readonly id: string
  readonly name: string
  readonly folder: string
}

/** More versions than these are looked for in the versions' own list. */
const maxVersions = 30

/** Returns what a draft can be compared with: the file, nothing, its versions, then the other drafts. */
export function againstOptions(versions: readonly Version[], others: readonly Other[]): readonly AgainstOption[] {
  const here = localZone()
  return [
    { id: 'saved', label: 'last saved' },
    { id: 'none', label: 'nothing' },
    ...versions.slice(0, maxVersions).map(({ version, savedAt, name }) => ({
      id: `version ${String(version)}`,
      label: name ?? `${dayText(savedAt, here)}, ${secondsText(savedAt, here)}`,
      note: name === null ? 'version' : dayText(savedAt, here),
    })),
    ...others.map(({ id, name }) => ({ id: `draft ${id}`, label: name, note: 'draft' })),
  ]
}

export function againstId(choice: AgainstChoice): string {
  if (choice.kind === 'version') return `version ${String(choice.version)}`
  return choice.kind === 'draft' ? `draft ${choice.id}` : choice.kind
}

export function againstFrom(id: string): AgainstChoice {
  const at = id.indexOf(' ')
  const [kind, rest] = [id.slice(0, at), id.slice(at + 1)]
  if (kind === 'version') return { kind, version: Number(rest) }
  if (kind === 'draft') return { kind, id: rest }
  return { kind: id === 'none' ? 'none' : 'saved' }
}
