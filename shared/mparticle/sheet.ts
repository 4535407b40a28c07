import type { Draft, Pair, Recommendation } from '#shared/campaign/draft'
import { clevertapValue } from '#shared/mparticle/clevertap-value'
import { csvText } from '#shared/mparticle/csv'
import { conditionsWords, constantWords, triggerWords } from '#shared/mparticle/trigger-words'

/** One thing to enter in CleverTap: a setting of the campaign, or a key-value pair. */
export interface SheetRow {
  readonly part: 'setting' | 'pair'
  readonly key: string
  readonly value: string
  /** What its typist should know; empty for nothing. */
  readonly note: string
}

/** Returns a draft as a sheet to type into CleverTap, in CleverTap's own spellings, in the order of its steps: settings, then pairs. */
export function sheetRows(draft: Draft): readonly SheetRow[] {
  return [...settingRows(draft), ...draft.pairs.map((pair) => pairRow(pair, draft))]
}

/** Returns the row of one pair. */
export function pairRow({ key, value }: Pair, draft: Pick<Draft, 'trigger'>): SheetRow {
  const { text, notes } = clevertapValue(value, draft)
  return { part: 'pair', key, value: text, note: notes.join(' ') }
}

/** Returns the rows of the campaign's settings. */
export function settingRows(draft: Draft): readonly SheetRow[] {
  const { name, trigger, profileWhere, constant, recommendations, include, timeZone } = draft
  return [
    setting('Campaign name', name),
    setting('Who', triggerWords(trigger)),
    ...(profileWhere.length > 0 ? [setting('User properties', conditionsWords(profileWhere))] : []),
    ...(constant === null
      ? []
      : [setting('Constant event property', constantWords(draft), 'Make the alias under Settings → Events first.')]),
    ...recommendations.map(recommendationRow),
    setting('User profile attributes to send', include.profileAttributes.join(', ') || 'none'),
    setting('Push tokens to send', include.pushTokens ? 'yes' : 'no'),
    setting(
      'Time zone',
      timeZone,
      'Dates are proofed in it. Which one CleverTap prints dates in is not documented by CleverTap.',
    ),
  ]
}

function recommendationRow({ slot, catalog, event, lookBackDays, position, near }: Recommendation): SheetRow {
  const place = near === null ? '' : `, within ${String(near.km)} km`
  const value = `catalog “${catalog}”, event “${event}”, last ${String(lookBackDays)} days, position ${String(position)}${place}`
  return setting(`Recommendation ${slot}`, value)
}

function setting(key: string, value: string, note = ''): SheetRow {
  return { part: 'setting', key, value, note }
}

/** Returns the sheet as plain text, to read or print. */
export function sheetText(draft: Draft): string {
  const rows = sheetRows(draft)
  const lines = (part: SheetRow['part']) =>
    rows
      .filter((row) => row.part === part)
      .map(({ key, value, note }) => `${key}: ${value}\n${note === '' ? '' : `  (${note})\n`}`)
  return [...lines('setting'), '\nKey-value pairs\n\n', ...lines('pair')].join('')
}

/** Returns the sheet as CSV with a row of headings, safe to open in a spreadsheet. */
export function sheetCsv(draft: Draft): string {
  const rows = sheetRows(draft).map(({ part, key, value, note }) => [part, key, value, note])
  return csvText([['Part', 'Key', 'Value', 'Note'], ...rows])
}
