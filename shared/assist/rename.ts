import type { Condition, Draft, EventMatch, Recommendation, Trigger } from '#shared/campaign/draft'
import { type PropertyScope } from '#shared/assist/property-name'
import { partsUsing, tokensUsing } from '#shared/assist/usages'
import type { DraftEdit, DraftFix } from '#shared/check/diagnostic'
import { print } from '#shared/template/print'
import { own } from '#shared/sample/value'

/** What to rename: a property of the profiles or of the events of one name. */
export interface Renaming {
  readonly scope: PropertyScope
  readonly from: string
  readonly to: string
}

/** Renames a property wherever the draft uses it. Tokens that name it get their canonical spelling; nothing else changes. */
export function rename(draft: Draft, renaming: Renaming): DraftFix {
  const { scope, from, to } = renaming
  const title = `Rename ${from} to ${to}`
  if (from === to) return { title, edits: [] }
  const inValues = tokensUsing(draft, scope, from).map(({ pair, node }): DraftEdit => {
    return { kind: 'text', pair, field: 'value', span: node.span, text: print({ ...node.token, field: to }) }
  })
  const parts = new Set(partsUsing(draft, scope, from))
  const elsewhere =
    scope.kind === 'profile' ? profileEdits(draft, parts, renaming) : eventEdits(draft, parts, renaming, scope.name)
  return { title, edits: [...inValues, ...elsewhere] }
}

function profileEdits(draft: Draft, parts: ReadonlySet<keyof Draft>, { from, to }: Renaming): readonly DraftEdit[] {
  const edits: DraftEdit[] = []
  if (parts.has('profileWhere'))
    edits.push({ kind: 'fields', fields: { profileWhere: renameConditions(draft.profileWhere, from, to) } })
  if (parts.has('include')) {
    const profileAttributes = draft.include.profileAttributes.map((name) => (name === from ? to : name))
    edits.push({ kind: 'fields', fields: { include: { ...draft.include, profileAttributes } } })
  }
  for (const [type, property] of Object.entries(draft.payload.identities)) {
    if (property === from) edits.push({ kind: 'identity', type, property: to })
  }
  return edits
}

function eventEdits(
  draft: Draft,
  parts: ReadonlySet<keyof Draft>,
  { from, to }: Renaming,
  event: string,
): readonly DraftEdit[] {
  const edits: DraftEdit[] = []
  if (parts.has('trigger') && draft.trigger !== null) {
    edits.push({ kind: 'fields', fields: { trigger: renameInTrigger(draft.trigger, event, from, to) } })
  }
  if (parts.has('aliases')) {
    const aliases = draft.aliases.map((alias) => {
      const isIt = own(alias.properties, event) === from
      return isIt ? { ...alias, properties: { ...alias.properties, [event]: to } } : alias
    })
    edits.push({ kind: 'fields', fields: { aliases } })
  }
  if (parts.has('recommendations')) {
    const recommendations = draft.recommendations.map((slot) =>
      slot.event === event ? renameInSlot(slot, from, to) : slot,
    )
    edits.push({ kind: 'fields', fields: { recommendations } })
  }
  return edits
}

function renameConditions(where: readonly Condition[], from: string, to: string): readonly Condition[] {
  return where.map((condition) => (condition.property === from ? { ...condition, property: to } : condition))
}

function renameInTrigger(trigger: Trigger, event: string, from: string, to: string): Trigger {
  const change = <Match extends EventMatch>(match: Match): Match =>
    match.event === event ? { ...match, where: renameConditions(match.where, from, to) } : match
  if (trigger.kind === 'live-action') return change(trigger)
  if (trigger.kind === 'live-inaction') return { ...trigger, did: change(trigger.did), didNot: change(trigger.didNot) }
  return { ...trigger, did: trigger.did.map(change), didNot: trigger.didNot.map(change) }
}

function renameInSlot(slot: Recommendation, from: string, to: string): Recommendation {
  const change = <Compared extends { readonly sameAs?: string | undefined }>(condition: Compared): Compared =>
    condition.sameAs === from ? { ...condition, sameAs: to } : condition
  const eventProperty = slot.eventProperty === from ? to : slot.eventProperty
  return { ...slot, eventProperty, include: slot.include.map(change), exclude: slot.exclude.map(change) }
}
