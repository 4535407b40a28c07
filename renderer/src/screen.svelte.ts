import { createContext } from 'svelte'

/** What the window shows besides the draft: the view in the middle, the tab below, and what is open over it. */
export class Screen {
  middle = $state<'pairs' | 'samples'>('pairs')
  below = $state<'problems' | 'import'>('problems')
  over = $state<'palette' | 'export' | 'help' | null>(null)
  /** Counted up to ask the preview for the focus in its search. */
  findUser = $state(0)
}

export const [getScreen, setScreen] = createContext<Screen>()
