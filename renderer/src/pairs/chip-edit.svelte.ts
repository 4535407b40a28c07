import type { AssistWorld } from '#shared/assist/completion'
import { compile } from '#shared/resolve/compile'
import type { Piece } from '#shared/resolve/resolution'
import type { Token } from '#shared/template/node'
import { label, print } from '#shared/template/print'
import { tokenNamed } from './listed-text.ts'

/** The token of a chip while it is edited without its raw text. Nothing of it is in the draft before it is accepted. */
export class ChipEdit {
  token = $state.raw<Token>() as Token
  /** What is typed in place of the token's name; null where it is as it was. */
  typed = $state<string | null>(null)
  readonly #world: () => AssistWorld

  /** What stands in the field of the name. */
  readonly name = $derived(this.typed ?? label(this.token))
  /** What it comes to for the recipient at hand; null without one. */
  readonly piece = $derived.by((): Piece | null => {
    const { draft, recipient } = this.#world()
    if (recipient === null) return null
    const pairs = [{ key: '', value: print(this.token) }]
    return compile({ ...draft, pairs }).resolve(recipient)[0]?.pieces[0] ?? null
  })

  constructor(token: Token, world: () => AssistWorld) {
    this.token = token
    this.#world = world
  }

  /** Takes another token, with the default that there is. */
  choose({ source, field }: Token): void {
    this.token = { source, field, default: this.token.default }
    this.typed = null
  }

  /** Takes what was typed as a token's name, as far as it is one; a property of the profile by its mere name too. */
  takeTyped(): void {
    const { typed } = this
    const token =
      typed === null || typed.trim() === '' ? undefined : (tokenNamed(typed) ?? tokenNamed(`Profile - ${typed}`))
    if (token !== undefined) this.choose(token)
    this.typed = null
  }

  setDefault(text: string): void {
    this.token = { ...this.token, default: text === '' ? null : text }
  }

  /** An empty default is one that is meant; none at all is a warning where users need it. */
  setEmptyOnPurpose(isMeant: boolean): void {
    this.token = { ...this.token, default: isMeant ? '' : null }
  }
}
