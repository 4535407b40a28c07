import type { Draft } from '#shared/campaign/draft'
import type { FoundRecipient } from '#shared/recipients/found-recipient'
import type { InputOf } from '#shared/ipc/contract'
import type { Recipient, SampleEvent } from '#shared/sample/recipient'
import { recipientFrom } from '#shared/sample/recipient-json'
import type { Value } from '#shared/sample/value'
import { contentOf } from './api.ts'

type Choice = InputOf<'recipient:find'>['choice']

/** A property that is given another value for a what-if. `scope` is null for the profile, else the event's name. */
export interface Override {
  readonly scope: string | null
  readonly property: string
  /** Undefined takes the property away. */
  readonly value: Value | undefined
}

/** The part of the draft that a recipient depends on. */
export type Audience = Pick<Draft, 'trigger' | 'profileWhere' | 'aliases' | 'constant' | 'recommendations'> & {
  readonly events: readonly string[]
}

/** Without a draft: every profile is a recipient. */
export const everyone: Audience = {
  trigger: null,
  profileWhere: [],
  aliases: [],
  constant: null,
  recommendations: [],
  events: [],
}

const firstUser = { choice: { kind: 'first' }, nth: 1 } as const

/** Whose message the preview shows. A what-if changes only what is seen here, never the cache. */
export class SampleUser {
  answer = $state.raw<FoundRecipient | null>(null)
  #real = $state.raw<Recipient | null>(null)
  overrides = $state.raw<readonly Override[]>([])
  /** Counted up with every question, so that a late answer to an earlier one is dropped. */
  #question = 0
  #seed = 0
  /** What was asked for and is not answered yet. */
  #wanted: { readonly choice: Choice; readonly nth: number } | null = null
  readonly #tell: (message: string) => void

  /** The recipient with the what-ifs in place; null where the cache has none. */
  readonly recipient = $derived.by(() => (this.#real === null ? null : withOverrides(this.#real, this.overrides)))

  constructor(tell: (message: string) => void) {
    this.#tell = tell
  }

  /** A random user, by a seed that is counted up: the same start meets the same users. */
  random(): Choice {
    return { kind: 'random', seed: ++this.#seed }
  }

  async choose(choice: Choice, audience: Audience, nth = 1): Promise<void> {
    const question = ++this.#question
    this.#wanted = { choice, nth }
    const found = contentOf(
      await window.api.ask('recipient:find', { ...plain(audience), choice, nth, asOf: null }),
      this.#tell,
    )
    if (question !== this.#question) return
    this.#wanted = null
    if (found === undefined) return
    if (found?.profile !== this.answer?.profile) this.overrides = []
    this.answer = found
    this.#real = found === null ? null : recipientFrom(found.recipient)
  }

  /** The same user again, or the one on the way: the draft asks for other events now, or the cache has changed. */
  async reload(audience: Audience): Promise<void> {
    const { answer } = this
    const shown =
      answer === null ? firstUser : { choice: { kind: 'profile', id: answer.profile } as const, nth: answer.nth }
    const { choice, nth } = this.#wanted ?? shown
    await this.choose(choice, audience, nth)
    if (this.answer === null && answer !== null) await this.choose({ kind: 'first' }, audience)
  }

  override(change: Override): void {
    this.overrides = [...this.overrides.filter((known) => !isSame(known, change)), change]
  }

  restore(change: Pick<Override, 'scope' | 'property'>): void {
    this.overrides = this.overrides.filter((known) => !isSame(known, change))
  }
}

function isSame(a: Pick<Override, 'scope' | 'property'>, b: Pick<Override, 'scope' | 'property'>): boolean {
  return a.scope === b.scope && a.property === b.property
}

/** What crosses to the main process has to be plain data. */
function plain(audience: Audience): Omit<InputOf<'recipient:find'>, 'choice' | 'nth' | 'asOf'> {
  return structuredClone({ ...audience, events: [...audience.events] })
}

function withOverrides(recipient: Recipient, overrides: readonly Override[]): Recipient {
  let changed = recipient
  for (const { scope, property, value } of overrides) {
    const put = (properties: Recipient['profile']) => {
      const entries = Object.entries(properties).filter(([name]) => name !== property)
      return Object.fromEntries(value === undefined ? entries : [...entries, [property, value]])
    }
    const inEvent = (event: SampleEvent) => ({ ...event, properties: put(event.properties) })
    if (scope === null) changed = { ...changed, profile: put(changed.profile) }
    else {
      const event = changed.event?.name === scope ? inEvent(changed.event) : changed.event
      const newest = changed.newest.get(scope)
      changed = {
        ...changed,
        event,
        newest: newest === undefined ? changed.newest : new Map([...changed.newest, [scope, inEvent(newest)]]),
      }
    }
  }
  return changed
}
