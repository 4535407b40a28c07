import type { Completion } from '#shared/assist/completion'
import type { Token } from '#shared/template/node'
import { parse } from '#shared/template/parse'
import { print } from '#shared/template/print'
import type { RecentList } from '../state/recent-list.ts'

/** The tokens that were taken from the list lately, the last first. */
export class RecentTokens {
  readonly #list: RecentList

  constructor(list: RecentList) {
    this.#list = list
  }

  get tokens(): readonly Token[] {
    return this.#list.entries.flatMap((text) => tokenIn(text) ?? [])
  }

  note({ insertText, known }: Completion): void {
    const token = tokenIn(insertText)
    if (token !== undefined && known) this.#list.note(print({ ...token, default: null }))
  }
}

function tokenIn(text: string): Token | undefined {
  const node = parse(text).nodes[0]
  return node?.kind === 'token' ? node.token : undefined
}
