import { createContext } from 'svelte'
import { rulesOf } from '#shared/audience/rules-of'
import type { Draft } from '#shared/campaign/draft'
import type { AudienceQuestion, AudienceRules } from './audience-question.ts'
import { DraftPlan } from './data-plan.svelte.ts'
import { Drafts } from './drafts.svelte.ts'
import { Drift } from './drift.svelte.ts'
import { MessageReader } from './message-reader.svelte.ts'
import { Notices } from './notices.svelte.ts'
import type { OpenDraft } from './open-draft.svelte.ts'
import { Pins } from './pins.svelte.ts'
import { Problems } from './problems.svelte.ts'
import { Proof } from './proof.svelte.ts'
import { ProofReport } from './proof-report.svelte.ts'
import { RecentList } from './recent-list.ts'
import { Recipients } from './recipients.svelte.ts'
import { Samples } from './samples.svelte.ts'
import { SampleUser } from './sample-user.svelte.ts'
import { StableCopy } from './stable-copy.ts'

/** The open draft, and what follows from it and the samples. Created once in App.svelte and handed down by context. */
export class Workspace {
  readonly notices = new Notices()
  readonly samples = new Samples(this.notices.trouble)
  readonly drafts = new Drafts(this.notices)
  readonly drift = new Drift(this)

  readonly #rules = new StableCopy<AudienceRules>()
  readonly #question = new StableCopy<AudienceQuestion>()

  readonly open = $derived.by<OpenDraft | null>(() => this.drafts.open)
  readonly draft = $derived.by<Draft | null>(() => this.open?.draft ?? null)
  readonly #reader = new MessageReader(this)
  readonly message = $derived.by(() => this.#reader.read?.message ?? null)
  /** The draft that `message` and `resolved` are of: for a moment not the one that is edited, while a long text is read. */
  readonly readDraft = $derived.by(() => this.#reader.read?.draft ?? null)
  /** What says who gets the message; another object only when it says something else. Null without a draft. */
  readonly rules = $derived.by(() => (this.draft === null ? null : this.#rules.of(rulesOf(this.draft))))
  /** What a recipient is looked up by; another object only when it asks for something else. */
  readonly question = $derived.by(() => {
    const { rules, message } = this
    return rules === null || message === null
      ? null
      : this.#question.of({ ...rules, events: [...message.events].sort() })
  })

  readonly user = new SampleUser(this)
  readonly recipients = new Recipients(this)
  readonly plan = new DraftPlan(this)
  readonly proof = new Proof(this)
  readonly pins = new Pins(this)
  readonly report = new ProofReport(this)
  readonly problems = new Problems(this)
  /** What was used lately: of the palette, where users and pairs are remembered only until Galley is closed, and of the tokens. */
  readonly recent = {
    things: new RecentList({ storageKey: 'galley.recent', max: 30, isKept: (id) => !/^(?:user|pair) /.test(id) }),
    tokens: new RecentList({ storageKey: 'galley.recent-tokens', max: 12 }),
  }

  /** The pairs of the recipient at hand, with the provenance of every piece; null without a recipient. */
  readonly resolved = $derived.by(() => {
    const { recipient } = this.user
    return this.message === null || recipient === null ? null : this.message.resolve(recipient)
  })

  /** Puts the bundled drafts and samples back. */
  async restoreSamples(): Promise<void> {
    const answer = await window.api.ask('samples:restore')
    if (!answer.ok) {
      this.notices.trouble(answer.error.message)
      return
    }
    await this.drafts.refresh()
    if (this.drafts.open === null) await this.drafts.openLast()
    this.notices.done('The sample workspace is back: its drafts, and invented users with their events and products.')
  }

  /** Call it from a component: its effects live as long as that. Returns the function that stops listening. */
  follow(): () => void {
    this.#reader.follow()
    this.user.follow()
    this.recipients.follow()
    this.plan.follow()
    this.proof.follow()
    this.problems.follow()
    const stops = [this.samples.follow(), this.drafts.follow(), this.report.follow(), this.pins.follow()]
    return () => {
      for (const stop of stops) stop()
    }
  }
}

export const [getWorkspace, setWorkspace] = createContext<Workspace>()
