import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, fix, inDraft, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import type { TokenNode } from '#shared/template/node'
import { quoted } from '#shared/words/names'
import { own } from '#shared/sample/value'

/** Reports an alias that is held constant in a campaign that has no constant values: only inaction and past behaviour have them. */
export function* constantInVain(context: CheckContext): Generator<DraftDiagnostic> {
  const { constant, trigger } = context.draft
  if (constant === null || (trigger !== null && trigger.kind !== 'live-action')) return
  const why = trigger === null ? 'the draft has no trigger' : 'this draft goes out on the event itself'
  const message = `Only inaction and past-behaviour campaigns hold an alias constant, and ${why}. Choose such a trigger, or hold nothing constant.`
  const fixes = [fix('Hold nothing constant', { kind: 'fields', fields: { constant: null } })]
  yield diagnose('constant-in-vain', inDraft('constant'), message, { fixes, link: links.clevertapConstant })
  for (const { pair, node } of context.tokens) {
    if (node.token.source.kind === 'constant' && node.token.field === constant) yield inVain(context, pair, node, why)
  }
}

function inVain({ draft }: CheckContext, pair: CheckedPair, node: TokenNode, why: string): DraftDiagnostic {
  const { field } = node.token
  const properties = draft.aliases.find(({ name }) => name === field)?.properties ?? {}
  const event = draft.trigger?.kind === 'live-action' ? draft.trigger.event : ''
  const property = own(properties, event)
  const isPlain = property !== undefined && !property.includes('.')
  const fixes = isPlain
    ? [rewrite(pair, node, `Use @Event - ${property}`, { source: { kind: 'event' }, field: property })]
    : []
  const message = `${quoted(field)} has no value here: only inaction and past-behaviour campaigns have constant values, and ${why}. Choose such a trigger${isPlain ? ', or take the property of the event' : ''}.`
  return diagnose('constant-token-in-vain', inValue(pair, node.span), message, { fixes, link: links.clevertapConstant })
}
