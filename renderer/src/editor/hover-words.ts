import type { Hover, Statistics } from '#shared/assist/hover'
import type { Piece, Provenance } from '#shared/resolve/resolution'
import { missingWords } from '#shared/sample/missing'
import type { ValueType } from '#shared/sample/value'

const typeWords: Readonly<Record<ValueType, string>> = {
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  date: 'date',
  list: 'list',
  object: 'object',
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const count = new Intl.NumberFormat('en')
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

/** What a hover says, a paragraph each, as Markdown that shows every character of a sample as it is. */
export function hoverWords({ label, piece, statistics }: Hover): readonly string[] {
  const said = [`**${plain(label)}**`]
  if (piece !== null) said.push(outcome(piece))
  said.push(...(statistics === null ? ['No sample has this property.'] : statisticsWords(statistics)))
  return said
}

function outcome(piece: Piece): string {
  const from = piece.source === null ? '' : ` ${whence(piece.source)}`
  const because = piece.missing === null ? '' : `: ${missingWords[piece.missing]}`
  if (piece.from === 'value') return `“${plain(cut(piece.text))}”${from}`
  if (piece.from === 'default') return `Default “${plain(cut(piece.text))}”${because}`
  return `∅ Empty${because}. There is no default that could speak.`
}

function whence(source: Provenance): string {
  switch (source.kind) {
    case 'profile': {
      const imported = source.importedAt === null ? '' : `, imported ${day.format(source.importedAt)}`
      return `from the profile${source.derived ? ', worked out from the date of birth' : ''}${imported}`
    }
    case 'event': {
      const which = source.nth === null || source.of === null ? '' : `, ${source.nth} of ${source.of}`
      const when = source.ts === null ? '' : `, ${day.format(source.ts)}`
      return `from the event ${plain(source.event ?? '')}${when}${which}`
    }
    case 'constant':
      return `from the constant, value ${source.nth} of ${source.of}`
    case 'recommendation': {
      const rank = source.rank === null ? '' : `, rank ${source.rank}`
      const item = source.item === null ? '' : `: item ${plain(source.item)}`
      const related = source.relatedBy === null ? '' : `, related by ${count.format(source.relatedBy)} users`
      const basis = source.basis === null ? '' : ` to the last action, on ${plain(source.basis.item)}`
      return `from the slot ${plain(source.slot)}${item}${rank}${related}${basis}`
    }
  }
}

function statisticsWords(statistics: Statistics): readonly string[] {
  const { noun, total, filled, fillRate, types, top, distinct, distinctIsExact, length, lastSeen } = statistics
  const said = [
    `${count.format(filled)} of ${count.format(total)} ${plain(noun)} have it (${percent.format(fillRate)})`,
  ]
  const kinds = types.map(({ type, share }) =>
    types.length === 1 ? typeWords[type] : `${typeWords[type]} ${percent.format(share)}`,
  )
  const details = [
    kinds.join(', '),
    ...(distinct > 0 ? [`${distinctIsExact ? '' : 'about '}${count.format(distinct)} different`] : []),
    ...(length === null ? [] : [`${count.format(length.min)} to ${count.format(length.max)} characters`]),
    ...(lastSeen === null ? [] : [`last seen ${day.format(lastSeen)}`]),
  ].filter((part) => part !== '')
  if (details.length > 0) said.push(details.join(' · '))
  if (top.length > 0)
    said.push(`Most often: ${top.map((value) => `${plain(value.text)} (${count.format(value.count)})`).join(', ')}`)
  return said
}

function cut(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`
}

/** Every character that means something to Markdown is escaped; what breaks lines becomes a space. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:/@]/g, '\\$&').replace(/\s+/g, ' ')
}
