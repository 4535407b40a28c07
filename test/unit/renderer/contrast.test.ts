import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../renderer/src/app.css'), 'utf8')

/** The `#rrggbb` properties of the first `:root` after a text. */
function coloursAfter(text: string): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(':root', css.indexOf(text)))
  const declared = block.slice(0, block.indexOf('}')).matchAll(/--([\w-]+): (#[\da-f]{6});/g)
  return new Map([...declared].map(([, name = '', colour = '']) => [name, colour]))
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one = '', other = ''): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const themes = [
  ['paper', coloursAfter(':root')],
  ['night', coloursAfter('prefers-color-scheme: dark')],
] as const

const texts = ['ink', 'ink-quiet', 'blue', 'red', 'ochre']
const grounds = ['paper', 'paper-sunk', 'paper-raised', 'paper-chosen']
const pairs = texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)).concat([['on-blue', 'blue']])

test.each(themes.flatMap(([theme, colours]) => pairs.map(([text, ground]) => [theme, text, ground, colours] as const)))(
  'on %s, %s is readable on %s',
  (_theme, text, ground, colours) => {
    expect(contrast(colours.get(text), colours.get(ground))).toBeGreaterThanOrEqual(4.5)
  },
)

test.each(themes)('on %s, the edge of a control can be seen', (_theme, colours) => {
  expect(contrast(colours.get('edge'), colours.get('paper-raised'))).toBeGreaterThanOrEqual(3)
})
