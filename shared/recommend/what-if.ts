import type { Draft, Recommendation } from '#shared/campaign/draft'

/** Changes to every slot of a draft that could leave more recipients with items. */
export const whatIfs = ['first-position', 'no-conditions', 'look-back-90', 'look-back-365'] as const
export type WhatIf = (typeof whatIfs)[number]

const changes: Readonly<Record<WhatIf, Partial<Recommendation>>> = {
  'first-position': { position: 1 },
  'no-conditions': { include: [], exclude: [], near: null },
  'look-back-90': { lookBackDays: 90 },
  'look-back-365': { lookBackDays: 365 },
}

/** Returns the draft with a change in every slot. */
export function withWhatIf(draft: Draft, change: WhatIf): Draft {
  const recommendations = draft.recommendations.map((slot) => ({ ...slot, ...changes[change] }))
  return { ...draft, recommendations }
}

/** Returns whether a change makes any difference to a draft. A look-back window that is longer already is one that would get shorter. */
export function isChange({ recommendations }: Pick<Draft, 'recommendations'>, change: WhatIf): boolean {
  return recommendations.some(({ position, include, exclude, near, lookBackDays, from }) => {
    if (change === 'first-position') return position > 1
    if (change === 'no-conditions') return include.length + exclude.length > 0 || near !== null
    return from === 'computed' && lookBackDays < (changes[change].lookBackDays ?? 0)
  })
}

/** What people read for each change, after “with”. */
export const whatIfWords: Readonly<Record<WhatIf, string>> = {
  'first-position': 'position 1',
  'no-conditions': 'no conditions',
  'look-back-90': '90 days to look back',
  'look-back-365': '365 days to look back',
}
