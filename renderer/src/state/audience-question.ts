import type { InputOf } from '#shared/ipc/contract'

/** What says who gets a draft's message and with which items, as the main process takes it. */
export type AudienceRules = Omit<InputOf<'census:start'>, 'asOf'>

/** The rules with the events whose newest occurrence the tokens ask for, in the order of their names. */
export type AudienceQuestion = AudienceRules & Pick<InputOf<'recipient:find'>, 'events'>

/** The question without a draft: every profile is a recipient. */
export const everyone: AudienceQuestion = {
  trigger: null,
  profileWhere: [],
  aliases: [],
  constant: null,
  recommendations: [],
  events: [],
}
