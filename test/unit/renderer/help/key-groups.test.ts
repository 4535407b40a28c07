import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyGroups } from '../../../../renderer/src/help/key-groups.ts'

const source = join(import.meta.dirname, '../../../../renderer/src')

/** Where the keys of a file work; what is in none of these folders works everywhere. */
const placeOf: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^pairs\/(?:FindBar)/, ['Find and replace']],
  [/^pairs\/(?:chip-keys|ChipPopover|chip-menu)/, ['Chips', 'A value']],
  [/^pairs\/token-list-keys/, ['A value']],
  [/^pairs\/pair-keys/, ['Rows of pairs', 'A value', 'Find and replace']],
  [/^pairs\//, ['Rows of pairs', 'Everywhere']],
  [/^preview\//, ['The preview', 'Everywhere']],
  [/^proof\//, ['The proof', 'Everywhere']],
]

/** Keys by the names that the source has for them. */
const words: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  ' ': 'Space',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** Returns the keys that a file acts on, as people read them, without what is held with them. */
function keysIn(text: string): readonly string[] {
  const compared = [
    ...text.matchAll(/\b(?:key|letter) (?:===|!==) '([^']+)'/g),
    ...text.matchAll(/case '(Arrow\w+|Page\w+|Home|End|Enter|Escape|Delete|F\d+|[a-z])':/g),
  ]
  const mapped = text.matchAll(/^\s*(?:const to = \{ )?.*?\b(Arrow(?:Up|Down|Left|Right)|PageUp|PageDown):/gm)
  const found = [...compared, ...mapped].map(([, key = '']) => words[key] ?? key.toUpperCase())
  return [
    ...new Set(
      found.map(
        (key) => ({ BACKSPACE: 'Backspace', TAB: 'Tab', HOME: 'Home', END: 'End', '↵': '↵', ESC: 'Esc' })[key] ?? key,
      ),
    ),
  ]
}

/** Keys without what is held with them: `Ctrl+D` is `D`. */
const bare = (keys: string) => keys.split(/, | /).map((each) => each.replace(/^(?:(?:Ctrl|Shift|Alt)\+)+(?=.)/, ''))

test('every key that some file acts on is in the help, where it works', () => {
  const missing: string[] = []
  let files = 0
  for (const file of globSync('**/*.{ts,svelte}', { cwd: source })) {
    const text = readFileSync(join(source, file), 'utf8')
    const keys = /\.key\b|KeyboardEvent/.test(text) ? keysIn(text) : []
    if (keys.length === 0 || file.startsWith('help/') || file.startsWith('editor/')) continue
    files++
    const headings = placeOf.find(([pattern]) => pattern.test(file.replaceAll('\\', '/')))?.[1] ?? ['Everywhere']
    const told = keyGroups
      .filter(({ heading }) => headings.includes(heading))
      .flatMap(({ keys }) => keys.flatMap(([each]) => bare(each)))
    for (const key of keys) if (!told.includes(key)) missing.push(`${file}: ${key}`)
  }
  expect(files).toBeGreaterThan(25)
  expect(missing).toEqual([])
})

test('every key beside an entry of a menu is in the help', () => {
  const told = keyGroups.flatMap(({ keys }) => keys.flatMap(([each]) => each.split(', ')))
  for (const file of ['pairs/pair-menu.ts', 'pairs/chip-menu.ts']) {
    const text = readFileSync(join(source, file), 'utf8')
    const keys = [...text.matchAll(/keys: (?:`([^`]+)`|'([^']+)')/g)].map(([, made, plain]) =>
      (plain ?? made ?? '').replace('${mod}', 'Ctrl+').replace('${alt}', 'Alt+').replace('${shift}', 'Shift+'),
    )
    expect(keys.length).toBeGreaterThan(3)
    for (const each of keys) expect(told, file).toContain(each)
  }
})
