/** Something that screen readers are told, also when it is what they were told before: they speak only of what changes. */
export class Said {
  #text = $state('')
  #times = $state(0)

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    this.#times++
  }

  /** The text for the page, which is another one each time. */
  readonly heard = $derived(this.#text + (this.#times % 2 === 0 ? '' : '\u00a0'))
}
