import type { Pair } from '#shared/campaign/draft'
import { size } from '#shared/words/numbers'
import { tell } from '../state/api.ts'
import { undoOf } from '../state/undo-of.ts'
import type { Workspace } from '../state/workspace.svelte.ts'
import type { PairList } from './pair-list.ts'
import type { ShownPairs } from './shown-pairs.ts'

/** In UTF-16 units, which are a byte at least: a batch of mParticle's (https://docs.mparticle.com/guides/default-service-limits/). */
const largestPaste = 256 * 1024

/** What goes between the pairs and the clipboard, and what is asked before that. */
export class Pasting {
  /** The row that something was pasted into. */
  row = $state.raw<number | null>(null)
  /** What was pasted into a row and is larger than mParticle takes: the user is asked first. */
  large = $state.raw<{ readonly key: number; readonly text: string } | null>(null)
  readonly #shown: ShownPairs
  readonly #list: PairList
  readonly #workspace: Pick<Workspace, 'notices' | 'open'>

  constructor(shown: ShownPairs, list: PairList, workspace: Pick<Workspace, 'notices' | 'open'>) {
    this.#shown = shown
    this.#list = list
    this.#workspace = workspace
  }

  /** Forgets what was asked: the row has lost the focus. */
  leave(): void {
    this.row = null
    this.large = null
  }

  /** Returns whether a text is pasted at once; one beyond what mParticle takes waits for the user's word. */
  may(key: number, text: string): boolean {
    if (text.length <= largestPaste) return true
    this.large = { key, text }
    return false
  }

  /** Ends the waiting of what was pasted: it is written, or given up. */
  takeLarge(isKept: boolean): void {
    const { large } = this
    const { editor, editing } = this.#shown
    this.large = null
    editor?.focus()
    if (isKept && large !== null && editing?.key === large.key) editor?.insert(large.text)
  }

  readonly refuse = (): void => {
    this.#workspace.notices.done('What was to be pasted holds no text. A value takes text; of an image, its address.')
  }

  /** Pastes whole pairs below a row, and says so where it is more than mParticle takes. */
  pairs(found: readonly Pair[], text: string, key: number | null): void {
    this.#list.paste(found, key)
    if (text.length <= largestPaste) return
    const words = `${size(new TextEncoder().encode(text).length)} pasted; mParticle takes 256 KB a batch.`
    const undo = undoOf(this.#shown.open, this.#workspace)
    this.#workspace.notices.done(words, { ...undo, run: () => void this.#list.step('undo') })
  }

  copy(text: string): void {
    void tell(this.#workspace.notices.trouble, 'clipboard:write', { text })
  }

  /** Pastes below a row what the clipboard holds, which the page may not read by itself. */
  async below(key: number): Promise<void> {
    await this.#shown.focusAt(this.#shown.open.keys.indexOf(key), 'row')
    await this.intoText()
  }

  /** Pastes where the focus is what the clipboard holds. */
  async intoText(): Promise<void> {
    await tell(this.#workspace.notices.trouble, 'clipboard:paste')
  }
}
