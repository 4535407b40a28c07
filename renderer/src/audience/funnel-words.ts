import type { CensusFigures } from '#shared/recipients/census'
import { type FunnelStep, funnelOf, type FunnelRow } from '#shared/audience/funnel'
import type { Trigger } from '#shared/campaign/draft'
import type { AudienceRules } from '../state/audience-question.ts'
import { count } from '#shared/words/numbers'
import { minutesIn, unitOf } from './window-units.ts'

/** What the users did who are left after a step, in pieces; `name` for a name of the draft, in any script. */
export type FunnelWords = readonly { readonly text: string; readonly name: boolean }[]

/** A line of the funnel, with its words. */
export interface FunnelLine extends FunnelRow {
  readonly words: FunnelWords
}

export function funnelLines(figures: CensusFigures, rules: AudienceRules): readonly FunnelLine[] {
  return funnelOf(figures, rules).map((row) => ({ ...row, words: stepWords[row.step](rules) }))
}

const stepWords: Readonly<Record<FunnelStep, (rules: AudienceRules) => FunnelWords>> = {
  conditions: () => [word('Meet the profile conditions')],
  did: ({ trigger }) => [word('Did '), ...didWords(trigger)],
  value: ({ constant }) => [word('Have a '), constant === null ? word('value') : name(constant)],
  waited: ({ trigger }) =>
    trigger?.kind === 'live-inaction'
      ? [word(`${windowWords(trigger.withinMinutes)} are over`)]
      : [word('Time is over')],
  'not-stopped': ({ trigger }) => [word('Did not do '), ...didNotWords(trigger)],
  item: () => [word('Have an item to recommend')],
}

function didWords(trigger: Trigger | null): FunnelWords {
  if (trigger === null) return [word('anything')]
  if (trigger.kind === 'live-action') return [name(trigger.event)]
  if (trigger.kind === 'live-inaction') return [name(trigger.did.event)]
  return joined(trigger.did, trigger.match === 'all' ? ' and ' : ' or ')
}

function didNotWords(trigger: Trigger | null): FunnelWords {
  if (trigger?.kind === 'live-inaction') return [name(trigger.didNot.event)]
  return trigger?.kind === 'past-behaviour' ? joined(trigger.didNot, ' or ') : [word('it')]
}

function joined(matches: readonly { readonly event: string }[], between: string): FunnelWords {
  return matches.flatMap(({ event }, i) => (i === 0 ? [name(event)] : [word(between), name(event)]))
}

function windowWords(minutes: number): string {
  const unit = unitOf(minutes)
  return `${count(minutes / minutesIn[unit])} ${unit}`
}

function word(text: string): FunnelWords[number] {
  return { text, name: false }
}

function name(text: string): FunnelWords[number] {
  return { text: text === '' ? '…' : text, name: true }
}
