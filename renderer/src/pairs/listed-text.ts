import { parse } from '#shared/template/parse'
import type { Token } from '#shared/template/node'
import type { EditorHandle } from '../editor/editor-handle.ts'

/** A text that the list of tokens follows and writes into. */
export type ListedText = Pick<EditorHandle, 'text' | 'caret' | 'textbox' | 'rectAt' | 'replace'>

const opening = '{{ @'

/** Returns a field that holds the name of a token as such a text; `typed` is what was typed into it, null where it is as it was. */
export function nameField(
  field: HTMLInputElement,
  typed: () => string | null,
  onchoose: (token: Token) => void,
): ListedText {
  const text = () => opening + (typed() ?? '')
  return {
    get text() {
      return text()
    },
    get caret() {
      return text().length
    },
    textbox: field,
    rectAt: () => field.getBoundingClientRect(),
    replace(_span, written) {
      const token = tokenOf(written)
      if (token !== undefined) onchoose(token)
    },
  }
}

/** Returns the token that a name stands for, as it is written after an `@`: `Profile - City`. */
export function tokenNamed(name: string): Token | undefined {
  return tokenOf(`${opening}${name} }}`)
}

function tokenOf(text: string): Token | undefined {
  const [node, ...more] = parse(text).nodes
  return node?.kind === 'token' && more.length === 0 ? node.token : undefined
}
