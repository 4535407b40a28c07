import type { Hover, Statistics } from '#shared/assist/hover'
import type { Piece } from '#shared/resolve/resolution'
import type { ValueType } from '#shared/sample/value'
import { cut } from '#shared/words/cut'
import { dayText } from '#shared/words/moments'
import { count, share } from '#shared/words/numbers'

const typeWords: Readonly<Record<ValueType, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  date: 'date',
  list: 'list',
  object: 'object',
}

/** How much of a text a hover shows, in UTF-16 units. */
const maxLength = 200

/** A line of what there is to say about a piece. */
interface Fact {
  readonly label: string
  readonly text: string
}

/**
 * What a hover says, a paragraph each, as Markdown that shows every character of a sample as it is. `factsOf` says where a piece is
 * from, in the words of the preview; days are told in `timeZone`.
 */
export function hoverWords(
  { label, piece, statistics }: Hover,
  factsOf: (piece: Piece) => readonly Fact[],
  timeZone: string,
): readonly string[] {
  const said = [`**${plain(label)}**`]
  if (piece !== null) said.push(outcome(piece), factsOf(piece).map(line).join('  \n'))
  said.push(...(statistics === null ? ['No sample has this property.'] : statisticsWords(statistics, timeZone)))
  return said.filter((paragraph) => paragraph !== '')
}

function outcome({ from, text }: Piece): string {
  if (from === 'empty') return '∅ Empty'
  return from === 'value' ? `“${plain(cut(text, maxLength))}”` : `Default “${plain(cut(text, maxLength))}”`
}

function line({ label, text }: Fact): string {
  return `${plain(label)}: ${plain(cut(text, maxLength))}`
}

function statisticsWords(statistics: Statistics, timeZone: string): readonly string[] {
  const { noun, total, filled, fillRate, types, top, distinct, distinctIsExact, length, lastSeen } = statistics
  const said = [`${count(filled)} of ${count(total)} ${plain(noun)} have it (${share(fillRate, 1)})`]
  const kinds = types.map(({ type, share: part }) =>
    types.length === 1 ? typeWords[type] : `${typeWords[type]} ${share(part, 1)}`,
  )
  const details = [
    kinds.join(', '),
    ...(distinct > 0 ? [`${distinctIsExact ? '' : 'about '}${count(distinct)} different`] : []),
    ...(length === null ? [] : [`${count(length.min)} to ${count(length.max)} characters`]),
    ...(lastSeen === null ? [] : [`last seen ${dayText(lastSeen, timeZone)}`]),
  ].filter((part) => part !== '')
  if (details.length > 0) said.push(details.join(' · '))
  if (top.length > 0)
    said.push(`Most often: ${top.map((value) => `${plain(value.text)} (${count(value.count)})`).join(', ')}`)
  return said
}

/** Escapes every character that means something to Markdown; what breaks lines becomes a space. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:/@]/g, '\\$&').replace(/\s+/g, ' ')
}
