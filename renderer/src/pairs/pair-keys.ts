import type { Attachment } from 'svelte/attachments'
import { isMac } from '../words/shortcut-words.ts'
import { onChips } from './chip-keys.ts'
import { chipOf } from './chips.ts'
import { moveInList } from './token-list-keys.ts'
import type { PairsState } from './pairs-state.svelte.ts'

/** Handles the keyboard of the list. It listens before the editor does, so that undo is the draft's and the list of tokens comes first. */
export function pairKeys(pairs: PairsState): Attachment<HTMLElement> {
  return (root) => {
    pairs.root = root
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || !(event.target instanceof HTMLElement)) return
      // a widget of the editor's has keys of its own
      const isWidget = event.target.closest('.monaco-editor') !== null && !isTextbox(event.target)
      if (isWidget || !act(pairs, event, event.target)) return
      event.preventDefault()
      event.stopPropagation()
    }
    root.addEventListener('keydown', press, true)
    return () => root.removeEventListener('keydown', press, true)
  }
}

function isTextbox(element: HTMLElement): boolean {
  return element.matches('.native-edit-context, textarea.inputarea')
}

/** Returns whether the key meant something here. */
function act(pairs: PairsState, event: KeyboardEvent, target: HTMLElement): boolean {
  if (isTextbox(target) && event.key === '.' && isCommand(event)) return pairs.sayUnfixable()
  if (isTextbox(target) && (inTokenList(pairs, event) || inEditor(pairs, event, target))) return true
  const row = target.closest<HTMLElement>('[data-pair]')
  const key = row === null ? null : Number(row.dataset['pair'])
  const isRow = target === row
  if (isCommand(event)) return command(pairs, event, key, isRow)
  if (event.key === 'F3' && pairs.finding.isOpen) {
    pairs.finding.step(event.shiftKey ? -1 : 1)
    return true
  }
  if (key === null || row === null) return false
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    pairs.list.move(key, event.key === 'ArrowUp' ? -1 : 1)
    return true
  }
  if (onChips(pairs, event, target, row)) return true
  return (isRow || chipOf(target) !== null) && !event.altKey && onRow(pairs, event, key)
}

function isCommand(event: KeyboardEvent): boolean {
  return (isMac ? event.metaKey : event.ctrlKey) && !event.altKey
}

function command(pairs: PairsState, event: KeyboardEvent, key: number | null, isRow: boolean): boolean {
  const letter = event.key.toLowerCase()
  if (letter === 'z') void pairs.list.step(event.shiftKey ? 'redo' : 'undo')
  else if (letter === 'y' && !isMac) void pairs.list.step('redo')
  else if (event.key === 'Enter')
    pairs.list.add(key === null ? pairs.open.keys.length : pairs.open.keys.indexOf(key) + 1)
  else if (letter === 'd' && key !== null) pairs.list.duplicate(key)
  else if (letter === 'a' && isRow) selectAll(pairs)
  else if (isRow && key !== null && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    const to = pairs.inSight[pairs.inSight.indexOf(key) + (event.key === 'ArrowUp' ? -1 : 1)]
    if (to !== undefined) void pairs.focusAt(pairs.open.keys.indexOf(to), 'row')
  } else return false
  return true
}

function selectAll(pairs: PairsState): void {
  pairs.selected.select(pairs.inSight)
  pairs.saySelected()
}

/** Shift extends what is selected; Ctrl with Up and Down leaves it as it is, so that Space can take in rows apart from one another. */
function onRow(pairs: PairsState, event: KeyboardEvent, key: number): boolean {
  const keys = pairs.inSight
  const index = keys.indexOf(key)
  const last = keys.length - 1
  const to = { ArrowUp: Math.max(0, index - 1), ArrowDown: Math.min(last, index + 1), Home: 0, End: last }[event.key]
  if (to !== undefined) {
    if (event.shiftKey) pairs.selected.extend(keys[to] ?? key, key)
    else pairs.selected.clear()
    if (event.shiftKey) pairs.saySelected()
    void pairs.focusAt(pairs.open.keys.indexOf(keys[to] ?? key), 'row')
  } else if (event.key === 'Escape' && pairs.selected.size > 0) pairs.selected.clear()
  else if (event.shiftKey) return false
  else if (event.key === ' ') {
    pairs.selected.toggle(key)
    pairs.saySelected()
  } else if (event.key === 'Enter') void pairs.focusAt(pairs.open.keys.indexOf(key), 'value')
  else if (event.key === 'Delete' || event.key === 'Backspace') pairs.list.remove(key)
  else return false
  return true
}

function inTokenList(pairs: PairsState, event: KeyboardEvent): boolean {
  const { tokens } = pairs
  if (moveInList(tokens, event)) return true
  const isEscape = event.key === 'Escape' && !event.altKey && !event.shiftKey && !isCommand(event)
  if (tokens.opened === null || !isEscape) return false
  pairs.dismissTokens()
  return true
}

function inEditor(pairs: PairsState, { key, shiftKey, altKey, ctrlKey }: KeyboardEvent, target: HTMLElement): boolean {
  const { tokens, editor } = pairs
  if (editor === undefined) return false
  // macOS takes Ctrl+Space for its input sources
  if ((key === ' ' && ctrlKey) || (isMac && key === 'Escape' && altKey)) {
    tokens.ask(editor)
    return true
  }
  if (altKey || ctrlKey || shiftKey) return false
  if (key === 'Escape') {
    target.closest<HTMLElement>('[data-pair]')?.focus()
    // the row has its chips again, to walk through
    pairs.leave()
    return true
  }
  if (key !== 'Enter' && key !== 'Tab') return false
  if (tokens.opened === null) return pairs.leaveDefault()
  if (tokens.active < 0) return false
  pairs.acceptToken(tokens.active, key === 'Tab')
  return true
}
