import { operatorWords, takesValue, wantedWords } from '#shared/audience/operator-words'
import { type DraftSetting, unknownFields } from '#shared/campaign/compare-drafts'
import type { Alias, ColumnCondition, Draft, Recommendation } from '#shared/campaign/draft'
import { missingWords } from '#shared/sample/missing'
import { counted } from '#shared/words/numbers'
import { triggerSentence } from '../words/trigger-sentence.ts'

/** What a draft says in a setting, for people: a line for each thing it says; empty where it says nothing. */
const texts: Readonly<Record<DraftSetting, (draft: Draft) => readonly string[]>> = {
  name: ({ name }) => [name],
  trigger: (draft) => [sentence({ ...draft, profileWhere: [], constant: null })],
  profileWhere: ({ profileWhere }) => profileWhere.map((one) => `${one.property} ${wantedWords(one)}`),
  constant: ({ constant }) => (constant === null ? [] : [constant]),
  aliases: ({ aliases }) => aliases.map(aliasText),
  recommendations: ({ recommendations }) => recommendations.map(recommendationText),
  missing: ({ missing }) => missing.map((kind) => missingWords[kind]),
  timeZone: ({ timeZone }) => [timeZone],
  format: ({ format }) => [
    `months ${format.month === 'long' ? 'in full' : 'abbreviated'}`,
    `“${format.listSeparator}” between the items of a list`,
  ],
  include: ({ include }) => [
    ...include.profileAttributes,
    include.pushTokens ? 'with push tokens' : 'without push tokens',
  ],
  payload: payloadLines,
  notes: ({ notes }) => [notes],
  other: (draft) =>
    Object.entries(unknownFields(draft)).map(([name, value]) => `${name}: ${JSON.stringify(value, null, 2)}`),
}

/** Returns what a draft says in a setting, in words; empty where it says nothing. */
export function settingText(draft: Draft, setting: DraftSetting): string {
  return texts[setting](draft).join('\n')
}

function sentence(draft: Draft): string {
  return triggerSentence(draft)
    .map(({ text }) => text)
    .join('')
}

function aliasText({ name, properties }: Alias): string {
  const events = Object.entries(properties).map(([event, property]) => `${property} of ${event}`)
  return `${name}: ${events.join(', ')}`
}

function recommendationText(slot: Recommendation): string {
  return [
    `${slot.slot}: item ${String(slot.position)} of ${slot.catalog}`,
    `${slot.catalogColumn} is ${slot.eventProperty} of ${slot.event}`,
    `looks back ${counted(slot.lookBackDays, 'day')}`,
    ...slot.include.map((one) => `only where ${columnText(one)}`),
    ...slot.exclude.map((one) => `not where ${columnText(one)}`),
    ...(slot.near === null ? [] : [`within ${String(slot.near.km)} km`]),
    slot.from === 'computed' ? 'computed from the events' : 'as imported',
  ].join(', ')
}

function columnText({ column, is, value, sameAs }: ColumnCondition): string {
  if (sameAs === undefined || !takesValue(is)) return `${column} ${wantedWords({ is, value })}`
  return `${column} ${operatorWords[is]} the event’s ${sameAs}`
}

function payloadLines({ payload }: Draft): readonly string[] {
  const { dataPlan } = payload
  const version = dataPlan?.version === undefined ? '' : `, version ${String(dataPlan.version)}`
  const file = dataPlan?.file === undefined ? '' : `, in ${dataPlan.file}`
  return [
    `environment: ${payload.environment}`,
    `event name: ${payload.eventName}`,
    `custom event type: ${payload.customEventType}`,
    `pairs go to: ${payload.pairsTo}`,
    ...Object.entries(payload.identities).map(([type, property]) => `identity ${type}: ${property}`),
    `data plan: ${dataPlan === null ? 'none' : dataPlan.id + version + file}`,
  ]
}
