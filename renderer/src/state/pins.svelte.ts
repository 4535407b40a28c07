import { untrack } from 'svelte'
import type { FoundRecipient } from '#shared/recipients/found-recipient'
import type { Draft } from '#shared/campaign/draft'
import { expectationsReport, type ExpectationsReport } from '#shared/proof/expectations/expectations-report'
import { accepted, withoutPin, withPin } from '#shared/proof/expectations/edit-pins'
import { isSamePin, noPins, type Pin, type PinFile, type PinOutcome } from '#shared/proof/expectations/pin'
import { parsePins, printPins } from '#shared/proof/expectations/pin-file'
import { outcomeFor, resolveKept } from '#shared/proof/expectations/resolve-pin'
import type { Message } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'
import { recipientFrom } from '#shared/sample/recipient-json'
import { contentOf } from './api.ts'
import type { AudienceQuestion } from './audience-question.ts'
import { isoTime } from './iso-time.ts'
import type { NoticeAction, Notices } from './notices.svelte.ts'
import type { OpenDraft } from './open-draft.svelte.ts'
import type { Samples } from './samples.svelte.ts'
import type { Override } from './with-overrides.ts'

/** What is pinned of, and against what. */
interface Pinned {
  readonly open: OpenDraft | null
  readonly draft: Draft | null
  readonly message: Message | null
  readonly question: AudienceQuestion | null
  readonly samples: Samples
  readonly notices: Notices
}

/** A user to pin, at an occurrence, with the values that are tried. */
export interface ToPin {
  readonly profile: number
  readonly nth: number
  readonly overrides: readonly Override[]
}

/** A pinned user as the samples have it. */
export interface PinnedUser {
  readonly profile: number
  readonly nth: number
  readonly name: string | null
  readonly recipient: Recipient
  /** The code of the reason to be skipped; null for a recipient. */
  readonly skipped: string | null
}

/** In milliseconds, after a keystroke. */
const compareDelay = 150

/** The pinned users of the open draft: its snapshot tests, which are a file beside it. */
export class Pins {
  file = $state.raw<PinFile>(noPins)
  /** What became of them; null until that is known, and where none is pinned. */
  report = $state.raw<ExpectationsReport | null>(null)
  /** By the place in the file; null for one that is not in the samples, or is masked. */
  users = $state.raw<readonly (PinnedUser | null)[]>([])
  /** Why the file cannot be used. */
  trouble = $state.raw<string | null>(null)
  /** The file's text, as it was read or written last; null where there is none. */
  #text: string | null = null
  #outcomes: readonly (PinOutcome | null)[] = []
  #round = 0
  readonly #pinned: Pinned

  /** The file as it is read by the engine; null where none is pinned. */
  readonly printed = $derived.by(() => (this.file.pins.length === 0 ? null : printPins(this.file)))

  constructor(pinned: Pinned) {
    this.#pinned = pinned
  }

  /** Follows the open draft, its file and the samples. Call it from a component: its effects live as long as that. */
  follow(): () => void {
    $effect(() => {
      if (this.#pinned.open !== null) untrack(() => void this.#read(true))
    })
    $effect(() => {
      const { question, samples } = this.#pinned
      const { file } = this
      if (question !== null && samples.revision >= 0) untrack(() => void this.#find(file, question))
    })
    $effect(() => {
      const { draft, message } = this.#pinned
      const { users, file } = this
      const timer = setTimeout(() => this.#compare(file, users, draft, message), compareDelay)
      return () => clearTimeout(timer)
    })
    // another program may have changed the file
    const look = () => void this.#read(false)
    addEventListener('focus', look)
    const stop = window.api.hear('pins:changed', look)
    return () => {
      removeEventListener('focus', look)
      stop()
    }
  }

  /** Returns the pin of a user at an occurrence, whatever the values that it was pinned with. */
  pinOf(profile: number, nth: number): Pin | undefined {
    const at = this.users.findIndex((user) => user?.profile === profile && user.nth === nth)
    return this.file.pins[at]
  }

  /** Pins a user with what it gets now. */
  async pin({ profile, nth, overrides }: ToPin): Promise<void> {
    const { message, notices, open } = this.#pinned
    const found = await this.#ask({ kind: 'profile', id: profile }, nth)
    if (message === null || found === null || open !== this.#pinned.open) return
    const recipient = recipientFrom(found.recipient)
    const { identity, event, constant, asOf } = recipient
    const blank: Pin = {
      identity,
      asOf: isoTime(asOf),
      event: event === null ? null : { name: event.name, ts: event.ts },
      ...(constant.length === 0 ? {} : { constant }),
      ...(overrides.length === 0 ? {} : { whatIfs: overrides }),
    }
    const outcome = outcomeOf(message, blank, { recipient, skipped: skippedCode(found) })
    if (await this.#write(withPin(this.file, accepted(blank, outcome)))) {
      notices.done(`${found.name ?? identity} pinned with what is sent now.`, {
        label: 'Unpin',
        run: () => void this.unpin(blank),
        holds: () => open === this.#pinned.open,
      })
    }
  }

  async unpin(pin: Pin): Promise<void> {
    const { open } = this.#pinned
    const known = this.file.pins.find((one) => isSamePin(one, pin))
    if (known === undefined || !(await this.#write(withoutPin(this.file, known)))) return
    this.#pinned.notices.done(`${known.identity} is no longer pinned.`, {
      label: 'Undo',
      run: () => void this.#write(withPin(this.file, known)),
      holds: () => open === this.#pinned.open,
    })
  }

  /** Expects from now on what a pinned user gets now; of all pins without a place. */
  async accept(place: number | null): Promise<void> {
    const before = this.file
    const pins = before.pins.map((pin, index) => {
      const now = this.#outcomes[index] ?? null
      return now === null || (place !== null && place !== index) ? pin : accepted(pin, now)
    })
    if (!(await this.#write({ ...before, pins }))) return
    const words = place === null ? 'All changes accepted.' : 'Change accepted.'
    this.#pinned.notices.done(words, this.#backTo(before))
  }

  /** Keeps what the draft reads of each pinned user in the file, so that it needs no samples; `mask`: with masks for what is personal. */
  async keep(mask: boolean): Promise<void> {
    const { open, notices } = this.#pinned
    const { file: before, printed } = this
    if (open === null || printed === null) return
    const kept = contentOf(
      await window.api.ask('pins:keep', { draft: open.text, pins: printed, mask }),
      notices.trouble,
    )
    if (kept === undefined || this.file !== before) return
    for (const trouble of kept.troubles) notices.trouble(trouble)
    const file = parsePins(kept.pins, 'The file of the pinned users')
    if (!file.ok || !(await this.#write(file.value))) return
    const words = 'What the draft reads of the pinned users is in their file now: it needs no samples.'
    notices.done(words, this.#backTo(before))
  }

  /** Returns the undo of what was just written, which holds until something else is: another change, or another draft's pins. */
  #backTo(before: PinFile): NoticeAction {
    const { file } = this
    return { label: 'Undo', run: () => void this.#write(before), holds: () => this.file === file }
  }

  async #read(isOther: boolean): Promise<void> {
    const { open } = this.#pinned
    if (open === null) return
    if (isOther) {
      this.file = noPins
      this.report = null
      this.#text = null
    }
    const answer = await window.api.ask('pins:read', { id: open.summary.id })
    if (open !== this.#pinned.open) return
    this.trouble = answer.ok ? null : answer.error.message
    if (!answer.ok || answer.value.text === this.#text) return
    const parsed = answer.value.text === null ? null : parsePins(answer.value.text, 'The file of the pinned users')
    this.trouble = parsed?.ok === false ? parsed.error.message : null
    if (parsed?.ok === false) return
    this.#text = answer.value.text
    this.file = parsed?.value ?? noPins
  }

  async #write(file: PinFile): Promise<boolean> {
    const { open, notices } = this.#pinned
    if (open === null) return false
    if (this.trouble !== null) {
      notices.trouble(this.trouble)
      return false
    }
    const text = printPins(file)
    const answer = await window.api.ask('pins:write', { id: open.summary.id, text, over: false })
    if (!answer.ok) {
      notices.trouble(answer.error.message)
      await this.#read(false)
      return false
    }
    this.#text = text
    this.file = file
    return true
  }

  async #ask(
    choice:
      { readonly kind: 'profile'; readonly id: number } | { readonly kind: 'identity'; readonly identity: string },
    nth: number,
    asOf: number | null = null,
  ): Promise<FoundRecipient | null> {
    const { question, notices } = this.#pinned
    if (question === null) return null
    return (
      contentOf(await window.api.ask('recipient:find', { ...question, choice, nth, asOf }), notices.trouble) ?? null
    )
  }

  /** Looks up the pinned users; masked ones are not found. */
  async #find(file: PinFile, question: AudienceQuestion): Promise<void> {
    const round = ++this.#round
    const users: (PinnedUser | null)[] = []
    for (const pin of file.pins) {
      users.push(await this.#userOf(pin))
      if (round !== this.#round || question !== this.#pinned.question) return
    }
    this.users = users
  }

  async #userOf(pin: Pin): Promise<PinnedUser | null> {
    if (pin.masked === true) return null
    const choice = { kind: 'identity', identity: pin.identity } as const
    const asOf = Date.parse(pin.asOf)
    let found = await this.#ask(choice, 1, asOf)
    const wanted = pin.event?.ts
    const at = found?.occurrences.find(({ ts }) => ts === wanted)
    if (at !== undefined && at.nth !== 1) found = await this.#ask(choice, at.nth, asOf)
    if (found === null) return null
    const { profile, nth, name } = found
    return { profile, nth, name, recipient: recipientFrom(found.recipient), skipped: skippedCode(found) }
  }

  #compare(file: PinFile, users: readonly (PinnedUser | null)[], draft: Draft | null, message: Message | null): void {
    if (draft === null || message === null || file.pins.length === 0) {
      this.report = null
      return
    }
    // the users of a file that was just written are still being looked up
    if (users.length !== file.pins.length) return
    this.#outcomes = file.pins.map((pin, index) => {
      const user = users[index] ?? null
      return pin.keeps !== undefined || user === null
        ? resolveKept({ draft, message }, pin)
        : outcomeOf(message, pin, user)
    })
    this.report = expectationsReport(file, this.#outcomes)
  }
}

function outcomeOf(
  message: Message,
  pin: Pin,
  { recipient, skipped }: Pick<PinnedUser, 'recipient' | 'skipped'>,
): PinOutcome {
  return skipped === null ? outcomeFor(message, pin, recipient) : { skipped }
}

function skippedCode({ status, reasonCode }: FoundRecipient): string | null {
  return status === 'skipped' ? reasonCode : null
}
