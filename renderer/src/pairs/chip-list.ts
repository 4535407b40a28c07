import { tick } from 'svelte'
import { label, print } from '#shared/template/print'
import type { Token } from '#shared/template/node'
import { type ChipName, chipsIn, tokenOfChip } from './chips.ts'
import type { ShownPairs } from './shown-pairs.ts'

/** What is done with the chips of the rows, without their raw text. */
export class ChipList {
  readonly #shown: ShownPairs

  constructor(shown: ShownPairs) {
    this.#shown = shown
  }

  /** Gives a chip the focus, or its row where it has gone. */
  async focus({ key, nth }: ChipName): Promise<void> {
    await tick()
    const row = document.querySelector<HTMLElement>(`[data-pair="${key}"]`)
    const chips = chipsIn(row)
    ;(chips[Math.min(nth, chips.length - 1)] ?? row)?.focus()
  }

  /** Puts another token in the place of a chip's, as one step. The focus stays where it is. */
  put(chip: ChipName, token: Token): void {
    const node = tokenOfChip(this.#shown, chip)
    if (node === undefined) return
    const text = print(token)
    if (text !== print(node.token)) this.#write(chip, text, `Edit ${label(token)}`)
  }

  remove(chip: ChipName): void {
    const node = tokenOfChip(this.#shown, chip)
    if (node === undefined) return
    this.#write(chip, '', `Remove ${label(node.token)}`)
    this.#shown.said = `${label(node.token)} removed`
    void this.focus(chip)
  }

  /** Shows the raw text, with the token selected. */
  editAsText(chip: ChipName): void {
    const node = tokenOfChip(this.#shown, chip)
    void this.#shown.focusAt(this.#shown.open.keys.indexOf(chip.key), 'value', node?.span ?? null)
  }

  /** Returns the token's canonical text. */
  copy(chip: ChipName): string {
    const node = tokenOfChip(this.#shown, chip)
    if (node === undefined) return ''
    this.#shown.said = `${label(node.token)} copied`
    return print(node.token)
  }

  #write(chip: ChipName, text: string, step: string): void {
    const { open } = this.#shown
    const node = tokenOfChip(this.#shown, chip)
    const index = open.keys.indexOf(chip.key)
    if (node === undefined) return
    const { start, end } = node.span
    open.apply(step, (draft) => ({
      ...draft,
      pairs: draft.pairs.map((pair, each) =>
        each === index ? { ...pair, value: pair.value.slice(0, start) + text + pair.value.slice(end) } : pair,
      ),
    }))
  }
}
