import { alt, isMac, mod, shift } from '../words/shortcut-words.ts'

/** The keys of one part of the window. */
export interface KeyGroup {
  readonly heading: string
  /** Keys as people read them, several with commas between, and what they do. */
  readonly keys: readonly (readonly [string, string])[]
}

/** All keys that no command of the palette has, by where they work. */
export const keyGroups: readonly KeyGroup[] = [
  {
    heading: 'Rows of pairs',
    keys: [
      ['↑, ↓, Home, End', 'go from row to row'],
      ['↵', 'edits the value'],
      [`${mod}↵`, 'adds a pair below'],
      ['←, →', 'go to the chips of the row'],
      ['Space', 'selects the row, or takes it out again'],
      [`${shift}↑, ${shift}↓, ${shift}Home, ${shift}End`, 'select more rows'],
      [`${mod}↑, ${mod}↓`, 'move without changing the selection'],
      [`${mod}A`, 'selects all rows'],
      ['Esc', 'clears the selection; while a row is dragged, puts it back'],
      [`${mod}X, ${mod}C, ${mod}V`, 'cut, copy and paste rows'],
      [`${mod}D`, 'duplicates'],
      [`${alt}↑, ${alt}↓`, 'move the row, or all that are selected'],
      ['Del, Backspace', 'delete'],
      [`${mod}Z, ${shift}${mod}Z${isMac ? '' : `, ${mod}Y`}`, 'undo and redo'],
    ],
  },
  {
    heading: 'Chips',
    keys: [
      ['←, →, Home, End', 'go from chip to chip'],
      ['↵, Space', 'open it: property, default, and what it comes to'],
      ['F2', 'edits it as text'],
      [`${mod}C`, 'copies the token'],
      ['Del, Backspace', 'remove it'],
      ['↑, ↓', 'go to another row'],
      ['Esc', 'goes back to the row; from an open chip, leaves it as it was'],
    ],
  },
  {
    heading: 'A value',
    keys: [
      ['@', 'opens the list of tokens'],
      [isMac ? '⌥Esc' : 'Ctrl+Space', 'opens it where the caret is'],
      ['↑, ↓, PgUp, PgDn, Home, End', 'go through the list'],
      ['↵', 'inserts the token; in a default, goes behind it'],
      ['Tab', 'inserts the token and goes into its default; in a default, goes behind it'],
      ['Esc', 'closes the list, then leaves the value'],
      [`${mod}.`, 'offers a fix'],
      ['F2', 'renames the property in the whole draft'],
    ],
  },
  {
    heading: 'Find and replace',
    keys: [
      ['↵, F3', 'go to the next match; in the replacement, ↵ replaces it'],
      [`${shift}↵, ${shift}F3`, 'go to the match before'],
      [`${mod}↵`, 'in the replacement, replaces all'],
      ['Esc', 'closes it; in any field that filters, clears the text'],
    ],
  },
  {
    heading: 'The preview',
    keys: [
      ['←, →, ↑, ↓, Home, End', 'go from piece to piece, and say where each comes from'],
      ['↵, Space', 'try another value'],
      [`${shift}↵`, 'begins a new line in it'],
      ['Esc', 'closes it'],
    ],
  },
  {
    heading: 'The proof',
    keys: [
      ['F7', 'opens the proof; fills the middle; goes back'],
      ['↑, ↓, ←, →', 'go from row to row, open a pair, and walk through its numbers'],
      ['↵', 'lists the users behind a number; in the grid, previews a person'],
      ['Esc', 'goes back from a list of users'],
      ['P, Del, Backspace', 'in the grid, pin a person, and unpin'],
      ['A', 'accepts a pin that has changed'],
      ['F2', 'in the grid, tries another value for a person'],
      [`${mod}C`, 'in the grid, copies the cell; on a key its row, on a person the column'],
    ],
  },
  {
    heading: 'Everywhere',
    keys: [
      [isMac ? '⇧F10' : 'Shift+F10, Menu', 'open the menu of what has the focus: a pair, a chip, a draft, a user'],
      ['↑, ↓, PgUp, PgDn, Home, End', 'go through a list or a table'],
      ['↵, Space', 'choose the line; ↵ takes what is typed into a field'],
      ['←, →, ↑, ↓, Home, End', 'move the edge of a pane; go from button to button in a row'],
      ['Esc', 'closes what is open, and leaves a field as it was'],
      [`${shift}${mod}P`, 'also opens the commands'],
      [`${mod}0, ${mod}+, ${mod}-`, 'the usual size, larger, smaller'],
      [isMac ? '⌃⌘F' : 'F11', 'fills the screen'],
    ],
  },
]
