import { untrack } from 'svelte'
import type { FoundRecipient } from '#shared/recipients/found-recipient'
import type { Recipient } from '#shared/sample/recipient'
import { recipientFrom } from '#shared/sample/recipient-json'
import { contentOf } from '../state/api.ts'
import { type Override, withOverrides } from '../state/with-overrides.ts'
import { emptyMap, withEntry, withoutKey } from '../state/plain-maps.ts'
import type { Workspace } from '../state/workspace.svelte.ts'

/** Who stands in a column. */
export interface GridPerson {
  /** Tells columns apart: the profile and which of its occurrences. */
  readonly id: string
  readonly profile: number
  readonly nth: number
  readonly identity: string
  /** What it shows, in words; empty for one that is there for another reason. */
  readonly shows: readonly string[]
}

/** A person with its sample. */
interface Found {
  readonly name: string | null
  readonly recipient: Recipient
  /** Why it does not get the message, after “the user”; null for a recipient. */
  readonly skipped: string | null
}

/** A column: a person, what is known of it, and what was put in its place for a what-if. */
export interface GridColumn extends GridPerson {
  /** Null while it is read. */
  readonly found: Found | null
  /** With the what-ifs in place. */
  readonly recipient: Recipient | null
  readonly overrides: readonly Override[]
}

const nothing: readonly Override[] = []

/** The people of the grid, read from the cache. What was read stays until the new is there. */
export class GridPeople {
  #found = $state.raw(emptyMap<string, Found>())
  #overrides = $state.raw(emptyMap<string, readonly Override[]>())
  readonly #people: () => readonly GridPerson[]
  readonly #workspace: Workspace
  /** With the what-ifs, so that a column is the same as long as nothing in it changes. */
  readonly #changed = new WeakMap<readonly Override[], WeakMap<Recipient, Recipient>>()
  #round = 0

  readonly columns = $derived.by(() => this.#people().map((person) => this.#columnOf(person)))

  constructor(workspace: Workspace, people: () => readonly GridPerson[]) {
    this.#workspace = workspace
    this.#people = people
  }

  /** Reads the people as they are needed. Call it from a component: its effect lives as long as that. */
  follow(): void {
    let before: readonly unknown[] = []
    $effect(() => {
      const { question, samples } = this.#workspace
      const people = this.#people()
      const now = [question, samples.revision]
      const isOther = now.some((part, i) => part !== before[i])
      before = now
      if (question === null) return
      const wanted = untrack(() => (isOther ? people : people.filter(({ id }) => !this.#found.has(id))))
      if (wanted.length > 0) void this.#read(wanted)
    })
  }

  override(id: string, changes: readonly Override[]): void {
    const known = this.#overrides.get(id) ?? nothing
    const kept = known.filter((old) => !changes.some((one) => one.scope === old.scope && one.property === old.property))
    this.#overrides = withEntry(this.#overrides, id, [...kept, ...changes])
  }

  /** Takes back every what-if of a column. */
  restore(id: string): void {
    this.#overrides = withoutKey(this.#overrides, id)
  }

  async #read(people: readonly GridPerson[]): Promise<void> {
    const round = ++this.#round
    for (const { id, profile, nth } of people) {
      const { question, notices } = this.#workspace
      if (question === null || round !== this.#round) return
      const asked = { ...question, choice: { kind: 'profile', id: profile } as const, nth, asOf: null }
      const found = contentOf(await window.api.ask('recipient:find', asked), notices.trouble)
      if (round !== this.#round || found === undefined) return
      if (found !== null) this.#found = withEntry(this.#found, id, personFrom(found))
    }
  }

  #columnOf(person: GridPerson): GridColumn {
    const found = this.#found.get(person.id) ?? null
    const overrides = this.#overrides.get(person.id) ?? nothing
    return { ...person, found, overrides, recipient: found === null ? null : this.#withWhatIfs(found, overrides) }
  }

  #withWhatIfs({ recipient }: Found, overrides: readonly Override[]): Recipient {
    if (overrides.length === 0) return recipient
    const known = this.#changed.get(overrides) ?? new WeakMap<Recipient, Recipient>()
    this.#changed.set(overrides, known)
    const changed = known.get(recipient) ?? withOverrides(recipient, overrides)
    known.set(recipient, changed)
    return changed
  }
}

function personFrom({ name, recipient, status, reason }: FoundRecipient): Found {
  return { name, recipient: recipientFrom(recipient), skipped: status === 'skipped' ? (reason ?? 'is skipped') : null }
}
