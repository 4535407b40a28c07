import type { Draft } from '#shared/campaign/draft'
import type { Message } from '#shared/resolve/compile'
import { EditingCompiler } from '#shared/resolve/editing-compiler'
import { inSlices } from './in-slices.ts'

/** A draft and what it was compiled to. */
interface Read {
  readonly draft: Draft
  readonly message: Message
}

interface Shown {
  readonly open: unknown
  readonly draft: Draft | null
}

/**
 * Compiles the open draft. While a long text that is new is read, between other work, what there was before stays: everything that shows
 * the message takes the draft from here too.
 */
export class MessageReader {
  readonly #compiler = new EditingCompiler()
  readonly #shown: Shown
  #last: { readonly open: unknown; readonly read: Read } | null = null
  #isReading = $state(false)
  /** The draft that was read last between other work. */
  #prepared = $state.raw<Draft | null>(null)

  readonly read = $derived.by((): Read | null => {
    const { draft, open } = this.#shown
    if (draft === null) return null
    const known = this.#last?.open === open ? this.#last?.read : undefined
    const isAtHand = this.#prepared === draft || this.#compiler.isAtHand(draft)
    if (known !== undefined && !isAtHand) return known
    const read = { draft, message: this.#compiler.compile(draft) }
    this.#last = { open, read }
    return read
  })

  constructor(shown: Shown) {
    this.#shown = shown
  }

  /** Reads long texts. Call it from a component: its effect lives as long as that. */
  follow(): void {
    $effect(() => {
      const { draft } = this.#shown
      // what is typed meanwhile is read quickly after it, and not instead of it
      if (draft === null || this.read?.draft === draft || this.#isReading) return
      this.#isReading = true
      inSlices(this.#compiler.prepare(draft), () => {
        this.#prepared = draft
        this.#isReading = false
      })
    })
  }
}
