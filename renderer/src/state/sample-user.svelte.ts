import { untrack } from 'svelte'
import type { FoundRecipient } from '#shared/recipients/found-recipient'
import type { InputOf } from '#shared/ipc/contract'
import type { Recipient } from '#shared/sample/recipient'
import { recipientFrom } from '#shared/sample/recipient-json'
import { contentOf } from './api.ts'
import { type AudienceQuestion, type AudienceRules, everyone } from './audience-question.ts'
import type { Notices } from './notices.svelte.ts'
import type { Samples } from './samples.svelte.ts'
import { type Place, placeKey, type WhatIf, withWhatIfs } from './what-ifs.ts'

type Choice = InputOf<'recipient:find'>['choice']

/** What the user is looked up by. */
interface Asked {
  /** Another object only when they say something else. */
  readonly rules: AudienceRules | null
  /** The rules with the events of the tokens; null without a draft. */
  readonly question: AudienceQuestion | null
  readonly samples: Samples
  readonly drafts: { readonly open: unknown }
  readonly notices: Notices
}

/** In milliseconds: a name that is typed into a token is another event with every letter. */
const lookupDelay = 150

const firstUser = { choice: { kind: 'first' }, nth: 1 } as const

/** Whose message the preview shows. A what-if changes only what is seen here, never the cache. */
export class SampleUser {
  answer = $state.raw<FoundRecipient | null>(null)
  #real = $state.raw<Recipient | null>(null)
  /** They stay while users change, until they are cleared. */
  whatIfs = $state.raw<readonly WhatIf[]>([])
  /** Counted up with every question, so that a late answer to an earlier one is dropped. */
  #question = 0
  #seed = 0
  /** What was asked for and is not answered yet. */
  #wanted: { readonly choice: Choice; readonly nth: number } | null = null
  readonly #asked: Asked

  /** The recipient with the what-ifs in place; null where the cache has none. */
  readonly recipient = $derived.by(() => (this.#real === null ? null : withWhatIfs(this.#real, this.whatIfs)))

  constructor(asked: Asked) {
    this.#asked = asked
  }

  /** Looks the user up again with another draft or other samples. Call it from a component: its effect lives as long as that. */
  follow(): void {
    let before: readonly unknown[] = []
    $effect(() => {
      const { question, samples } = this.#asked
      // read even before there is a draft: new samples are another reason to look the user up again
      const { revision } = samples
      if (question === null) return
      const now = untrack(() => [this.#asked.drafts.open, this.#asked.rules, revision])
      const isTyped = now.every((part, i) => part === before[i])
      before = now
      if (!isTyped) {
        // what the lookup reads of the user must not bring it back: its answer would ask again
        untrack(() => void this.reload())
        return
      }
      const timer = setTimeout(() => void this.reload(), lookupDelay)
      return () => {
        clearTimeout(timer)
      }
    })
  }

  /** Shows the user after or before this one. */
  async step(kind: 'next' | 'previous'): Promise<void> {
    await this.choose(this.answer === null ? { kind: 'first' } : { kind, id: this.answer.profile })
  }

  /** Returns the choice of a random user, by a seed that is counted up: the same start meets the same users. */
  random(): Choice {
    return { kind: 'random', seed: ++this.#seed }
  }

  /** Shows another user. Without a draft every user is a recipient. */
  async choose(choice: Choice, nth = 1): Promise<void> {
    const question = ++this.#question
    this.#wanted = { choice, nth }
    const asked = { ...(this.#asked.question ?? everyone), choice, nth, asOf: null }
    const found = contentOf(await window.api.ask('recipient:find', asked), this.#asked.notices.trouble)
    if (question !== this.#question) return
    this.#wanted = null
    if (found === undefined) return
    this.answer = found
    this.#real = found === null ? null : recipientFrom(found.recipient)
  }

  /** Looks up the same user again, or the one on the way: the draft asks for other events now, or the cache has changed. */
  async reload(): Promise<void> {
    const { answer } = this
    const shown =
      answer === null ? firstUser : { choice: { kind: 'profile', id: answer.profile } as const, nth: answer.nth }
    const { choice, nth } = this.#wanted ?? shown
    await this.choose(choice, nth)
    if (this.answer === null && answer !== null) await this.choose({ kind: 'first' })
  }

  /** Puts another value where a token looks, in place of an earlier one. */
  tryOut(whatIf: WhatIf): void {
    this.whatIfs = [...this.#others(whatIf), whatIf]
  }

  restore(place: Place): void {
    this.whatIfs = this.#others(place)
  }

  clear(): void {
    this.whatIfs = []
  }

  #others(place: Place): readonly WhatIf[] {
    return this.whatIfs.filter((known) => placeKey(known) !== placeKey(place))
  }
}
