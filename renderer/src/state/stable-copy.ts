/**
 * Copies values the way JSON does: plain data, as the main process takes it. A copy that would equal the last one is that
 * same object, so that what is derived from it changes only when the content does.
 */
export class StableCopy<Copy> {
  #last: { readonly text: string; readonly copy: Copy } | undefined

  of(value: unknown): Copy {
    const text = JSON.stringify(value)
    if (this.#last?.text !== text) this.#last = { text, copy: JSON.parse(text) as Copy }
    return this.#last.copy
  }
}
