import { createContext } from 'svelte'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { Span } from '#shared/template/span'
import type { Drafts } from './drafts.svelte.ts'
import type { Panes } from './panes.svelte.ts'
import { type SlotRequest, SlotView } from './slot-view.svelte.ts'
import { controlOf, slotOf, type TriggerControl } from './trigger-controls.ts'

/** A place in the pairs: a pair by its index, one of its fields, and what to select there. */
export interface PairPlace {
  readonly pair: number
  readonly field: 'key' | 'value'
  /** Null leaves the caret at the end. */
  readonly span: Span | null
}

/** In pixels. */
const roomForList = 260

/** What the window shows besides the draft, and the ways to get to each part of it. */
export class Screen {
  mainView = $state<'pairs' | 'samples'>('pairs')
  bottomTab = $state<'problems' | 'recipients' | 'import'>('problems')
  dialog = $state<'palette' | 'export' | 'help' | 'versions' | 'deleted' | 'set-aside' | null>(null)
  /** The preview shows its search in place of the user's name. */
  isFindingUser = $state(false)
  /** The panel of the trigger is open, with the control that wants the focus. Each request is a new object. */
  trigger = $state.raw<{ readonly control: TriggerControl } | null>(null)
  readonly slots = new SlotView()
  /** The place in the pairs that wants the focus; null once it has it. */
  #pair = $state.raw<PairPlace | null>(null)
  readonly #panes: Panes
  readonly #drafts: Drafts

  constructor(panes: Panes, drafts: Drafts) {
    this.#panes = panes
    this.#drafts = drafts
  }

  /** Shows a place in the pairs, and gives it the focus. */
  showPair(place: PairPlace): void {
    this.mainView = 'pairs'
    this.#pair = place
  }

  /**
   * Returns the place that `showPair` was called with, once; null when there is none. For an effect of the pairs,
   * which may not be on screen yet when they are asked for.
   */
  takePair(): PairPlace | null {
    const place = this.#pair
    this.#pair = null
    return place
  }

  /** Shows what a problem of the open draft is about: a recommendation, a control of the trigger, or a place in a pair. */
  showProblem(diagnostic: DraftDiagnostic): void {
    const { open } = this.#drafts
    if (open === null) return
    const slot = slotOf(diagnostic, open.draft)
    const control = controlOf(diagnostic, open.draft)
    const { pair, field, span } = diagnostic.place
    if (slot !== undefined) this.openRecommendations(slot === null ? {} : { slot })
    else if (control !== undefined) this.openTrigger(control)
    else if (pair !== null) this.showPair({ pair, field: field ?? 'value', span })
  }

  openTrigger(control: TriggerControl = 'kind'): void {
    this.mainView = 'pairs'
    this.trigger = { control }
  }

  /** Closes the panel of the trigger; the focus goes back to the sentence that opens it. */
  closeTrigger(): void {
    this.trigger = null
    document.querySelector<HTMLElement>('[aria-controls="trigger-panel"]')?.focus()
  }

  /** Opens the recommendations of the open draft. */
  openRecommendations(request: SlotRequest = {}): void {
    const { open } = this.#drafts
    if (open === null) return
    this.mainView = 'pairs'
    this.slots.open(open.draft.recommendations, request)
  }

  /** Brings the recipients on screen, with room for the list. */
  showRecipients(): void {
    this.bottomTab = 'recipients'
    this.#panes.open('bottom')
    if (this.#panes.shown.bottom < roomForList) this.#panes.resize('bottom', roomForList)
  }

  /** Brings the imports on screen. */
  showImports(): void {
    this.bottomTab = 'import'
    this.#panes.open('bottom')
  }

  /** Brings the search for a user on screen; it takes the focus. */
  findUser(): void {
    this.#panes.open('right')
    this.isFindingUser = true
  }
}

export const [getScreen, setScreen] = createContext<Screen>()
