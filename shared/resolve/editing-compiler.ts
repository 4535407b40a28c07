import { compile, type Message, type MessageDraft } from '#shared/resolve/compile'
import { PartMaker, type TemplateParts } from '#shared/resolve/parts'
import { ResolvedPairs } from '#shared/resolve/resolved-pairs'
import { isAtHand, parse, parseInSteps } from '#shared/template/parse'

/** How many chunks of a template are made ready at once. */
const soonMade = 25

/**
 * Compiles a draft that is being edited: of two calls in a row, the second compiles only what the first did not have, of a long template
 * the chunks that are new.
 */
export class EditingCompiler {
  #settings = ''
  #maker = new PartMaker(null, new Set())
  #templates = new Map<string, TemplateParts>()
  readonly #resolved = new ResolvedPairs()

  compile(draft: MessageDraft): Message {
    const maker = this.#makerFor(draft)
    const fresh = new Map<string, TemplateParts>()
    for (const { value } of draft.pairs) {
      const known = this.#templates.get(value)
      if (known !== undefined) fresh.set(value, known)
    }
    this.#templates = fresh
    this.#resolved.keepFor(JSON.stringify([draft.timeZone, draft.format]))
    return compile(draft, { maker, templates: fresh, resolved: this.#resolved })
  }

  /** Returns whether little is left to compile. */
  isAtHand(draft: MessageDraft): boolean {
    const maker = this.#makerFor(draft)
    return draft.pairs.every(
      ({ value }) => this.#templates.has(value) || (isAtHand(value) && maker.countUnmade(parse(value)) <= soonMade),
    )
  }

  /** Has the draft at hand, in steps. */
  *prepare(draft: MessageDraft): Generator<undefined, undefined> {
    const maker = this.#makerFor(draft)
    for (const { value } of draft.pairs) {
      if (this.#templates.has(value)) continue
      const parsed = yield* parseInSteps(value)
      for (const [index, chunk] of parsed.chunks.entries()) {
        maker.group(parsed, chunk, index)
        yield
      }
    }
  }

  #makerFor({ missing, constant }: MessageDraft): PartMaker {
    const now = JSON.stringify([missing, constant])
    if (now !== this.#settings) {
      this.#settings = now
      this.#maker = new PartMaker(constant, new Set(missing))
      this.#templates = new Map()
    }
    return this.#maker
  }
}
