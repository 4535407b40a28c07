import type { Draft } from '#shared/campaign/draft'
import { Figures, type FiguresState } from '#shared/proof/figures'
import { proofShape } from '#shared/proof/shape'
import type { Message } from '#shared/resolve/compile'
import type { Recipient } from '#shared/sample/recipient'

/** Counts what a proof counts of the recipients of lines. */
export class PipeFigures {
  readonly #message: Message
  readonly #figures: Figures
  readonly #outcomes: Uint8Array

  constructor(draft: Draft, message: Message) {
    this.#message = message
    this.#figures = new Figures(proofShape(draft.pairs, message))
    this.#outcomes = new Uint8Array(message.tokens.length)
  }

  /** Returns the texts of a recipient. Call `add` before the next one's. */
  texts(recipient: Recipient): string[] {
    return this.#message.outcomes(recipient, this.#outcomes)
  }

  /** Counts the recipient whose texts were asked for last; `json` is its payload. */
  add({ identity }: Recipient, texts: readonly string[], json: string, line: number): void {
    const bytes = Buffer.byteLength(json)
    this.#figures.add({ position: line, identity, texts, outcomes: this.#outcomes, bytes })
  }

  skip(identity: string, reason: string, line: number): void {
    this.#figures.skip({ position: line, identity, reason })
  }

  state(): FiguresState {
    return this.#figures.state()
  }
}
