import { compareDrafts } from '#shared/campaign/compare-drafts'
import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import type { VersionLine } from '#shared/ipc/versions'
import type { OpenDraft } from '../state/open-draft.svelte.ts'
import { undoOf } from '../state/undo-of.ts'
import type { Workspace } from '../state/workspace.svelte.ts'

/** What a version is compared with: the draft that is open, the version before it, or another version by its number. */
export type Against = 'now' | 'previous' | number

/** A version as it was read: its draft, or why there is none. */
type ReadVersion = { readonly draft: Draft } | { readonly message: string }

/** The versions of the open draft, the one that is looked at, and what it is compared with. */
export class VersionHistory {
  /** The newest first; null until they are read. */
  lines = $state.raw<readonly VersionLine[] | null>(null)
  /** The place of the chosen version in `lines`. */
  at = $state(0)
  #against = $state.raw<Against>('now')
  /** By their numbers. */
  #read = $state.raw<Readonly<Record<number, ReadVersion>>>({})
  #asked: readonly number[] = []
  readonly #open: OpenDraft
  readonly #workspace: Pick<Workspace, 'notices' | 'open'>

  readonly chosen = $derived(this.lines?.[this.at])
  /** What the chosen version is compared with: the draft as it is now, where it would be itself. */
  readonly against = $derived.by(() => (this.#against === this.chosen?.version ? 'now' : this.#against))
  /** The version that the chosen one is compared with; undefined for the draft as it is now, or where there is none. */
  readonly other = $derived.by(() => {
    const { lines, against } = this
    if (against === 'now') return undefined
    return against === 'previous' ? lines?.[this.at + 1] : lines?.find(({ version }) => version === against)
  })
  /** The two that are compared, the earlier one first; undefined stands for the draft as it is now. */
  readonly sides = $derived.by(() => {
    const { chosen, other, against } = this
    if (chosen === undefined || (against !== 'now' && other === undefined)) return null
    return other !== undefined && other.version < chosen.version
      ? { before: other, after: chosen }
      : { before: chosen, after: other }
  })

  constructor(open: OpenDraft, workspace: Pick<Workspace, 'notices' | 'open'>) {
    this.#open = open
    this.#workspace = workspace
  }

  /** What the two differ by; a message where one of them cannot be read, null until both are there. */
  readonly comparison = $derived.by(() => {
    const { sides } = this
    if (sides === null) return null
    const before = this.#draftOf(sides.before)
    const after = this.#draftOf(sides.after)
    if (before === undefined || after === undefined) return null
    if ('message' in before) return before
    if ('message' in after) return after
    return { before: before.draft, after: after.draft, ...compareDrafts(before.draft, after.draft) }
  })

  /** The chosen version's draft; undefined where it is not read or cannot be. */
  readonly chosenDraft = $derived.by(() => {
    const read = this.chosen === undefined ? undefined : this.#read[this.chosen.version]
    return read !== undefined && 'draft' in read ? read.draft : undefined
  })

  /** Compares the chosen version, and each that is chosen after it, with another one. */
  compareWith(against: Against): void {
    this.#against = against
  }

  /** Reads what is compared as it is chosen. Call it from a component: its effect lives as long as that. */
  follow(): void {
    $effect(() => {
      for (const side of [this.sides?.before, this.sides?.after])
        if (side !== undefined) void this.#readVersion(side.version)
    })
  }

  /** Reads the list. */
  async refresh(): Promise<void> {
    const answer = await window.api.ask('version:list', { id: this.#open.summary.id })
    if (answer.ok) this.lines = answer.value
    else this.#workspace.notices.trouble(answer.error.message)
  }

  /** Gives the chosen version a name, which keeps it for good; null takes the name away. */
  async name(name: string | null): Promise<void> {
    if (this.chosen === undefined) return
    const { id } = this.#open.summary
    const answer = await window.api.ask('version:name', { id, version: this.chosen.version, name })
    if (!answer.ok) this.#workspace.notices.trouble(answer.error.message)
    await this.refresh()
  }

  /** Makes the open draft as it was in the chosen version: a step that can be undone. Nothing is saved. Returns whether it did. */
  async restore(title: string): Promise<boolean> {
    const { chosenDraft } = this
    if (chosenDraft === undefined) return false
    const open = this.#open
    const kept = await window.api.ask('version:keep', { id: open.summary.id, text: open.text, cause: 'before-restore' })
    if (!kept.ok) this.#workspace.notices.trouble(kept.error.message)
    open.apply('Restore a version', (now) => ({ ...chosenDraft, id: now.id }))
    const { notices } = this.#workspace
    notices.done(`Restored the version of ${title}. It is not saved yet.`, undoOf(open, this.#workspace))
    return true
  }

  #draftOf(side: VersionLine | undefined): ReadVersion | undefined {
    return side === undefined ? { draft: this.#open.draft } : this.#read[side.version]
  }

  async #readVersion(version: number): Promise<void> {
    if (this.#asked.includes(version)) return
    this.#asked = [...this.#asked, version]
    const answer = await window.api.ask('version:read', { id: this.#open.summary.id, version })
    const read = answer.ok ? draftIn(answer.value) : { message: answer.error.message }
    this.#read = { ...this.#read, [version]: read }
  }
}

function draftIn(text: string): ReadVersion {
  const parsed = parseDraft(text)
  return parsed.ok ? { draft: parsed.value } : { message: `This version is not a draft. ${parsed.error.message}` }
}
