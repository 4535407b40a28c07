import { closest, distance } from 'fastest-levenshtein'
import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft, inKey, inValue, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import { constantFault } from '#shared/plan/constant-fault'
import type { DataPlan } from '#shared/plan/data-plan'
import { plannedPairs } from '#shared/plan/plan-attributes'
import { quoted } from '#shared/words/names'

const link = links.mparticlePlans

/** Reports where a draft does not fit its data plan, whichever user gets the message. */
export function* dataPlanFit(context: CheckContext): Generator<DraftDiagnostic> {
  const { plan, draft } = context
  if (plan === null) return
  if (!plan.ok) {
    yield diagnose('data-plan-unreadable', inDraft('payload'), plan.error, { link })
    return
  }
  yield* mismatch(context, plan.value)
  const planned = plannedPairs(plan.value, draft)
  if (planned === null) {
    const { eventName, customEventType } = draft.payload
    const message = `The data plan has no event ${quoted(eventName)} of the type ${quoted(customEventType)}. Give the payload the name and type of an event of the plan, or add this one to the plan.`
    yield diagnose('unplanned-event', inDraft('payload'), message, { link })
    return
  }
  const { attributes, isClosed } = planned
  for (const pair of context.pairs) {
    const attribute = attributes.get(pair.key)
    if (attribute === undefined) {
      if (isClosed) yield unplannedKey(pair, [...attributes.keys()])
      continue
    }
    if (pair.value.tokens.length > 0) continue
    const text = draft.pairs[pair.index]?.value ?? ''
    const wanted = constantFault(attribute.schema, text)
    if (wanted === null) continue
    const message = `The data plan wants ${wanted} in ${quoted(pair.key)}; this text is something else for everyone. Correct it.`
    yield diagnose('constant-against-plan', inValue(pair, { start: 0, end: text.length }), message, { link })
  }
  for (const { name, required } of attributes.values()) {
    if (!required || draft.pairs.some(({ key }) => key === name)) continue
    const message = `The data plan requires ${quoted(name)}, and no pair has that key. Add the pair, or make it optional in the plan.`
    yield diagnose('required-attribute-missing', inDraft('pairs'), message, { link })
  }
}

function* mismatch({ draft }: CheckContext, plan: DataPlan): Generator<DraftDiagnostic> {
  const { dataPlan } = draft.payload
  if (dataPlan === null || plan.id === '' || dataPlan.id.trim() === '') return
  const { id, version } = dataPlan
  const isOther = version !== undefined && plan.version !== null && version !== plan.version
  if (id === plan.id && !isOther) return
  const words = (name: string, of: number | null | undefined) =>
    of === null || of === undefined ? quoted(name) : `version ${of} of ${quoted(name)}`
  const message = `The payloads name ${words(id, version)}, and the file holds ${words(plan.id, plan.version)}. Name the plan of the file, or choose another file.`
  const named = {
    ...dataPlan,
    id: plan.id,
    ...(plan.version === null || version === undefined ? {} : { version: plan.version }),
  }
  const fixes = [fix(`Name ${words(plan.id, named.version)}`, { kind: 'payload', fields: { dataPlan: named } })]
  yield diagnose('data-plan-mismatch', inDraft('payload'), message, { fixes, link })
}

function unplannedKey(pair: CheckContext['pairs'][number], names: readonly string[]): DraftDiagnostic {
  const near = names.length === 0 ? undefined : closest(pair.key, names)
  const isNear = near !== undefined && distance(near, pair.key) <= 2
  const advice = isNear ? `Did you mean ${quoted(near)}?` : 'Use a key of the plan, or add this one to it.'
  const fixes = isNear ? [replace(inKey(pair), `Rename to ${quoted(near)}`, near)] : []
  return diagnose('unplanned-key', inKey(pair), `The data plan has no attribute ${quoted(pair.key)}. ${advice}`, {
    fixes,
    link,
  })
}
