import { createContext, untrack } from 'svelte'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { Span } from '#shared/template/span'
import { changedPlace } from './changed-place.ts'
import type { Drafts } from './drafts.svelte.ts'
import type { Panes } from './panes.svelte.ts'
import { Said } from './said.svelte.ts'
import { type SlotRequest, SlotView } from './slot-view.svelte.ts'
import { controlOf, slotOf, type TriggerControl } from './trigger-controls.ts'

/** A place in the pairs: a pair by its index, one of its fields, and what to select there. */
export interface PairPlace {
  readonly pair: number
  readonly field: 'key' | 'value'
  /** Null leaves the caret at the end. */
  readonly span: Span | null
}

/** A property of the samples: of the users, of an event's name or of a catalog, by the scope's id. */
export interface PropertyPlace {
  readonly scope: string
  readonly name: string
}

/** In pixels. */
const roomForList = 260
const roomForProof = 340

/** What the window shows besides the draft, and the ways to get to each part of it. */
export class Screen {
  mainView = $state<'pairs' | 'samples' | 'settings' | 'proof'>('pairs')
  samplesTab = $state<'profiles' | 'properties' | 'catalogs' | 'imports'>('profiles')
  bottomTab = $state<'problems' | 'recipients' | 'proof' | 'import'>('problems')
  /** Stays while the preview is closed, or lies over the pairs. */
  previewTab = $state<'preview' | 'payload' | 'clevertap'>('preview')
  dialog = $state<
    'palette' | 'export' | 'help' | 'licences' | 'versions' | 'deleted' | 'set-aside' | 'report' | 'mappings' | null
  >(null)
  /** The preview shows its search in place of the user's name. */
  isFindingUser = $state(false)
  /** The pair at hand, by its key in the list, and where it is looked at, or that an undo changed it: the other panes show it too. */
  pairAtHand = $state.raw<{ readonly key: number; readonly from: 'pairs' | 'preview' | 'history' } | null>(null)
  readonly said = new Said()
  /** The panel of the trigger is open, with the control that wants the focus. Each request is a new object. */
  trigger = $state.raw<{ readonly control: TriggerControl } | null>(null)
  readonly slots = new SlotView()
  /** The proof wants the focus. Each request is a new object. */
  proofFocus = $state.raw<object | null>(null)
  /** The place in the pairs that wants the focus; null once it has it. */
  #pair = $state.raw<PairPlace | null>(null)
  /** Find and replace wants to be opened. */
  #finding = $state.raw<{ readonly replaces: boolean } | null>(null)
  #isNaming = $state(false)
  #wantsProblems = $state(false)
  /** The property that is to be shown; null once it is. */
  #property = $state.raw<PropertyPlace | null>(null)
  /** The setting that wants the focus, by the part of the draft; empty for the first. */
  #setting = $state<string | null>(null)
  readonly #panes: Panes
  readonly #drafts: Drafts

  constructor(panes: Panes, drafts: Drafts) {
    this.#panes = panes
    this.#drafts = drafts
  }

  /** Goes to the pairs whenever a draft is opened, wherever that was asked for. Call it from a component. */
  follow(): void {
    $effect(() => {
      if (this.#drafts.open !== null) untrack(() => this.#showPairs())
    })
  }

  #showPairs(): void {
    this.mainView = 'pairs'
    this.#panes.closeOver()
  }

  /** Makes a draft, and shows it with its name selected. */
  async newDraft(): Promise<void> {
    if (!(await this.#drafts.create())) return
    this.#showPairs()
    this.#isNaming = true
  }

  /** Goes to the pairs of a draft of the list. */
  async openDraft(id: string): Promise<void> {
    this.#showPairs()
    if (id !== this.#drafts.open?.summary.id) await this.#drafts.openDraft(id)
  }

  /** Returns whether the draft's name is to be typed now, once. For an effect of the header. */
  takeNaming(): boolean {
    const isNaming = this.#isNaming
    this.#isNaming = false
    return isNaming
  }

  /** Shows a place in the pairs, and gives it the focus. */
  showPair(place: PairPlace): void {
    this.#showPairs()
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

  /** Opens find and replace over the pairs. */
  findInPairs(replaces: boolean): void {
    if (this.#drafts.open === null) return
    this.#showPairs()
    this.#finding = { replaces }
  }

  /** Returns what `findInPairs` was called with, once; null when it was not. For an effect of the pairs. */
  takeFinding(): { readonly replaces: boolean } | null {
    const asked = this.#finding
    this.#finding = null
    return asked
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
    else if (pair === null) this.openSettings(diagnostic.place.part)
    else this.showPair({ pair, field: field ?? 'value', span })
  }

  /** Notes which pair is looked at. */
  lookAt(key: number, from: 'pairs' | 'preview'): void {
    if (this.pairAtHand?.key !== key || this.pairAtHand.from !== from) this.pairAtHand = { key, from }
  }

  /** Undoes or redoes from outside of the pairs: shows where, and says what; the focus stays where it is. */
  step(way: 'undo' | 'redo'): void {
    const { open } = this.#drafts
    if (open === null) return
    const label = way === 'undo' ? open.history.undoLabel : open.history.redoLabel
    if (label === null) return
    const before = open.draft.pairs
    open[way]()
    this.said.text = `${way === 'undo' ? 'Undone' : 'Redone'}: ${label}`
    const key = open.keys[changedPlace(before, open.draft.pairs)?.pair ?? -1]
    // where nothing of the draft is shown, it would be changed unseen
    if (this.mainView === 'samples') this.mainView = 'pairs'
    if (key !== undefined) this.pairAtHand = { key, from: 'history' }
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

  /** Shows the settings of the open draft, and gives one of them the focus. */
  openSettings(part = ''): void {
    if (this.#drafts.open === null) return
    this.mainView = 'settings'
    this.#panes.closeOver()
    this.#setting = part
  }

  /** Returns the setting that was asked for, once; null when there is none. For an effect of the settings. */
  takeSetting(): string | null {
    const part = this.#setting
    this.#setting = null
    return part
  }

  /** Shows what the samples hold of a property. */
  showProperty(place: PropertyPlace): void {
    this.mainView = 'samples'
    this.samplesTab = 'properties'
    this.#panes.closeOver()
    this.#property = place
  }

  /** Returns the property that was asked for, once; null when there is none. For an effect of the properties. */
  takeProperty(): PropertyPlace | null {
    const place = this.#property
    this.#property = null
    return place
  }

  /** Brings the problems on screen, and gives the list the focus. */
  showProblems(): void {
    this.bottomTab = 'problems'
    this.#panes.open('bottom')
    this.#wantsProblems = true
  }

  /** Returns whether the list of problems was asked for, once. For an effect of that list. */
  takeProblems(): boolean {
    const wants = this.#wantsProblems
    this.#wantsProblems = false
    return wants
  }

  /** Brings the recipients on screen, with room for the list. */
  showRecipients(): void {
    this.bottomTab = 'recipients'
    this.#panes.open('bottom')
    if (this.#panes.shown.bottom > 0 && this.#panes.shown.bottom < roomForList)
      this.#panes.resize('bottom', roomForList)
  }

  /** Brings the proof on screen, below; where it is there already, it fills the middle, and then goes back. */
  toggleProof(): void {
    if (this.mainView === 'proof') {
      this.mainView = 'pairs'
      this.#proofBelow()
    } else if (this.bottomTab === 'proof' && this.#panes.shown.bottom > 0) this.#proofInTheMiddle()
    else this.#proofBelow()
    this.proofFocus = {}
  }

  /** Brings the proof on screen, wherever it was, and gives it the focus. */
  showProof(): void {
    if (this.mainView !== 'proof') this.#proofBelow()
    this.proofFocus = {}
  }

  /** Below, or in the middle where there is no room below. */
  #proofBelow(): void {
    this.bottomTab = 'proof'
    this.#panes.open('bottom')
    if (this.#panes.shown.bottom === 0) this.#proofInTheMiddle()
    else if (this.#panes.shown.bottom < roomForProof) this.#panes.resize('bottom', roomForProof)
  }

  #proofInTheMiddle(): void {
    this.mainView = 'proof'
    this.#panes.closeOver()
    this.#panes.covered = true
    if (this.bottomTab === 'proof') this.bottomTab = 'recipients'
  }

  /** Shows the users behind a figure where the recipients are; where there is no room for them, the proof shows them itself. */
  showPeople(): void {
    this.#panes.open('bottom')
    this.bottomTab = 'recipients'
    if (this.#panes.shown.bottom === 0 && this.mainView === 'proof') this.#proofInTheMiddle()
    else if (this.#panes.shown.bottom > 0 && this.#panes.shown.bottom < roomForList)
      this.#panes.resize('bottom', roomForList)
  }

  /** Goes back from the users behind a figure to the proof. */
  leavePeople(): void {
    if (this.mainView === 'proof') this.#panes.covered = true
    this.showProof()
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
