import type { ChangeCounts, DraftSetting, PairChange } from '#shared/campaign/compare-drafts'
import type { VersionCause, VersionLine } from '#shared/ipc/versions'
import { counted } from '#shared/words/numbers'
import { dayText, zonedSecondsText } from '#shared/words/moments'
import { localZone } from '../words/time-zones.ts'

export const settingLabels: Readonly<Record<DraftSetting, string>> = {
  name: 'name',
  trigger: 'trigger',
  profileWhere: 'conditions on users',
  constant: 'constant property',
  aliases: 'aliases',
  recommendations: 'recommendations',
  missing: 'when defaults are used',
  timeZone: 'time zone',
  format: 'dates and lists',
  include: 'what is sent along',
  payload: 'payload',
  notes: 'notes',
  other: 'other fields',
}

export const pairChangeLabels: Readonly<Record<PairChange['kind'], string>> = {
  same: 'unchanged',
  changed: 'changed',
  renamed: 'key changed',
  added: 'added',
  removed: 'removed',
}

/** What is said of a version that is no save. */
const causeWords: Readonly<Record<VersionCause, string | null>> = {
  save: null,
  file: 'found in its file',
  'before-restore': 'before a restore',
  'before-reopen': 'unsaved edits, before the file was opened again',
}

/** Returns what changed, such as “2 pairs changed, 1 pair added, trigger and payload changed”. */
export function changeWords({ changed, renamed, added, removed, isReordered, settings }: ChangeCounts): string {
  const labels = settings.map((setting) => settingLabels[setting])
  const some = (n: number, word: string) => (n === 0 ? [] : [`${counted(n, 'pair')} ${word}`])
  const words = [
    ...some(changed, 'changed'),
    ...(renamed === 0 ? [] : [`${counted(renamed, 'key')} changed`]),
    ...some(added, 'added'),
    ...some(removed, 'removed'),
    ...(isReordered ? ['order changed'] : []),
    ...(labels.length === 0 ? [] : [`${listed(labels)} changed`]),
  ]
  return words.length === 0 ? 'nothing changed' : words.join(', ')
}

/** Returns what two versions differ by, as a sentence. */
export function changeSentence(counts: ChangeCounts): string {
  const words = changeWords(counts)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** Returns what a line of the list says about a version. `isFirst`: there is none before it. */
export function lineWords({ cause, changes }: VersionLine, isFirst: boolean): string {
  const what = changes === null ? (isFirst ? 'the first one kept' : 'cannot be compared') : changeWords(changes)
  const why = causeWords[cause]
  return why === null ? what : `${why}: ${what}`
}

/** Returns the time of day, in this machine's time zone, with the zone: “14:20:05 CEST”. */
export function clockText(ms: number): string {
  return zonedSecondsText(ms, localZone())
}

/** Returns the day in this machine's time zone: “29 May 2026”, or “Today”. */
export function versionDay(ms: number, now: number): string {
  const here = localZone()
  const day = dayText(ms, here)
  return day === dayText(now, here) ? 'Today' : day
}

/** Returns what a version is called where there is no list around it: “29 May 2026, 14:20:05 CEST, “As sent””. */
export function versionTitle({ savedAt, name }: Pick<VersionLine, 'savedAt' | 'name'>): string {
  return `${dayText(savedAt, localZone())}, ${clockText(savedAt)}${name === null ? '' : `, “${name}”`}`
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
