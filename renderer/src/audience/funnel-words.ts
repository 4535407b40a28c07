import { type FunnelStep, funnelOf, type FunnelRow } from '#shared/audience/funnel'
import type { Trigger } from '#shared/campaign/draft'
import type { InputOf } from '#shared/ipc/contract'
import type { AudienceFigures } from '#shared/ipc/audience'
import { minutesIn, unitOf } from './window-units.ts'

/** What the figures are counted by. */
export type FunnelRules = Omit<InputOf<'audience:start'>, 'asOf'>

/** A line of the funnel, with its words. */
export interface FunnelLine extends FunnelRow {
  readonly words: string
}

export function funnelLines(figures: AudienceFigures, rules: FunnelRules): readonly FunnelLine[] {
  return funnelOf(figures, rules).map((row) => ({ ...row, words: stepWords[row.step](rules) }))
}

/** What people are who are left behind each step. */
const stepWords: Readonly<Record<FunnelStep, (rules: FunnelRules) => string>> = {
  conditions: () => 'Meet the profile conditions',
  did: ({ trigger }) => `Did ${didWords(trigger)}`,
  value: ({ constant }) => `Have a ${constant ?? 'value'}`,
  waited: ({ trigger }) => (trigger?.kind === 'live-inaction' ? `${windowWords(trigger.withinMinutes)} are over` : 'Time is over'), // prettier-ignore
  'not-stopped': ({ trigger }) => `Did not do ${didNotWords(trigger)}`,
  item: () => 'Have an item to recommend',
}

function didWords(trigger: Trigger | null): string {
  if (trigger === null) return 'anything'
  if (trigger.kind === 'live-action') return trigger.event
  if (trigger.kind === 'live-inaction') return trigger.did.event
  return trigger.did.map(({ event }) => event).join(trigger.match === 'all' ? ' and ' : ' or ')
}

function didNotWords(trigger: Trigger | null): string {
  if (trigger?.kind === 'live-inaction') return trigger.didNot.event
  return trigger?.kind === 'past-behaviour' ? trigger.didNot.map(({ event }) => event).join(' or ') : 'it'
}

function windowWords(minutes: number): string {
  const unit = unitOf(minutes)
  return `${String(minutes / minutesIn[unit])} ${unit}`
}
