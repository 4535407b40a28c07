import type { Draft } from '#shared/campaign/draft'

/** The part of a draft that decides who gets its message. */
export interface AudienceRules extends Pick<Draft, 'trigger' | 'profileWhere' | 'aliases' | 'constant'> {
  /** Without them no profile is skipped for want of an item. */
  readonly recommendations?: Draft['recommendations'] | undefined
}

/** Returns the part of a draft that decides who gets its message, and nothing else: ready to be sent, or compared as JSON text. */
export function rulesOf(draft: Draft): Pick<Draft, keyof AudienceRules> {
  const { trigger, profileWhere, aliases, constant, recommendations } = draft
  return { trigger, profileWhere, aliases, constant, recommendations }
}
