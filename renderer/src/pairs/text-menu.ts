import type { EditorHandle } from '../editor/editor-handle.ts'
import type { Menu } from '../ui/context-menu.svelte.ts'
import { mod } from '../words/shortcut-words.ts'
import type { Pasting } from './pasting.svelte.ts'

/** Returns what can be done with the text of the value that is edited. */
export function textMenu(editor: EditorHandle, pasting: Pasting): Menu {
  const { selected } = editor
  const isNone = selected === ''
  const entry = (label: string, letter: string, run: () => void, disabled = false) => ({
    label,
    keys: `${mod}${letter}`,
    disabled,
    // the editor has the focus again before anything is done in it
    movesFocus: true,
    run: () => {
      editor.focus()
      run()
    },
  })
  const cut = () => {
    pasting.copy(selected)
    editor.insert('')
  }
  return {
    label: 'Actions for the text',
    entries: [
      entry('Cut', 'X', cut, isNone),
      entry('Copy', 'C', () => pasting.copy(selected), isNone),
      entry('Paste', 'V', () => void pasting.intoText()),
      { ...entry('Select all', 'A', () => editor.select({ start: 0, end: editor.text.length })), beginsGroup: true },
    ],
  }
}
