import { createContext } from 'svelte'
import type { Panes } from './panes.svelte.ts'
import type { TriggerControl } from './trigger-controls.ts'

/** In pixels. */
const roomForList = 260

/** What the window shows besides the draft: the view in the middle, the tab below, and what is open over it. */
export class Screen {
  middle = $state<'pairs' | 'samples'>('pairs')
  below = $state<'problems' | 'recipients' | 'import'>('problems')
  over = $state<'palette' | 'export' | 'help' | null>(null)
  /** Counted up to ask the preview for the focus in its search. */
  findUser = $state(0)
  /** The panel of the trigger is open, with the control that wants the focus. Each request is a new object. */
  trigger = $state.raw<{ readonly control: TriggerControl } | null>(null)

  openTrigger(control: TriggerControl = 'kind'): void {
    this.middle = 'pairs'
    this.trigger = { control }
  }

  /** Brings the recipients on screen, with room for the list. */
  showRecipients(panes: Panes): void {
    this.below = 'recipients'
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
