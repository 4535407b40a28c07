import { linesShown, type TokenList } from './token-list.svelte.ts'

/** Moves through the list of tokens that is open. Returns whether the key meant that. */
export function moveInList(tokens: TokenList, { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  if (tokens.opened === null || altKey || ctrlKey || metaKey || shiftKey) return false
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => tokens.move(1, true),
    ArrowUp: () => tokens.move(-1, true),
    PageDown: () => tokens.move(linesShown - 1, false),
    PageUp: () => tokens.move(1 - linesShown, false),
    Home: () => tokens.moveToEnd('first'),
    End: () => tokens.moveToEnd('last'),
  }
  const { [key]: move } = moves
  move?.()
  return move !== undefined
}
