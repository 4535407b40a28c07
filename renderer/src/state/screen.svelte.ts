import { createContext } from 'svelte'
import type { Span } from '#shared/template/span'
import type { Panes } from './panes.svelte.ts'
import type { TriggerControl } from './trigger-controls.ts'

/** The place in a value that recommendations were opened from. */
export interface SlotTarget {
  /** Puts a token there; `select` is what to select in it. */
  readonly insert: (token: string, select: Span) => void
  /** Gives the keyboard back to it. */
  readonly back: () => void
}

/** What the recommendations were opened for. Each request is a new object. */
interface SlotRequest {
  /** The name of the slot to show; null for the one that was shown last. */
  readonly slot: string | null
  /** Null where there is no place to insert at. */
  readonly target: SlotTarget | null
}

/** In pixels. */
const roomForList = 260

/** What the window shows besides the draft: the view in the middle, the tab below, and what is open over it. */
export class Screen {
  mainView = $state<'pairs' | 'samples'>('pairs')
  bottomTab = $state<'problems' | 'recipients' | 'import'>('problems')
  dialog = $state<'palette' | 'export' | 'help' | null>(null)
  /** Counted up to ask the preview for the focus in its search. */
  findUser = $state(0)
  /** The panel of the trigger is open, with the control that wants the focus. Each request is a new object. */
  trigger = $state.raw<{ readonly control: TriggerControl } | null>(null)

  /** Null while the recommendations are closed. */
  slots = $state.raw<SlotRequest | null>(null)

  openSlots({ slot = null, target = null }: Partial<SlotRequest> = {}): void {
    this.mainView = 'pairs'
    this.slots = { slot, target }
  }

  closeSlots(): void {
    this.slots = null
  }

  openTrigger(control: TriggerControl = 'kind'): void {
    this.mainView = 'pairs'
    this.trigger = { control }
  }

  /** Brings the recipients on screen, with room for the list. */
  showRecipients(panes: Panes): void {
    this.bottomTab = 'recipients'
    if (panes.closed.includes('bottom')) panes.toggle('bottom')
    if (panes.shown.bottom < roomForList) panes.resize('bottom', roomForList)
  }

  /** The focus goes back to the sentence that opens it. */
  closeTrigger(): void {
    this.trigger = null
    document.querySelector<HTMLElement>('[aria-controls="trigger-panel"]')?.focus()
  }
}

export const [getScreen, setScreen] = createContext<Screen>()
