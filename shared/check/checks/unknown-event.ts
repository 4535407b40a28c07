import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, rewrite, tokensOf } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { nameIndexOf } from '#shared/check/name-index'
import { didYouMean } from '#shared/check/words'
import { either, quoted } from '#shared/words/names'

/** Reports tokens of an event that no sample has. */
export function* unknownEvent(context: CheckContext): Generator<DraftDiagnostic> {
  const { events } = context.schema
  if (events.size === 0) return
  const names = nameIndexOf(events)
  for (const { pair, node } of tokensOf(context)) {
    const { source } = node.token
    if (source.kind !== 'named-event' || events.has(source.name)) continue
    const place = inValue(pair, node.sourceSpan)
    const alike = names.alike(source.name)
    const near = alike.length > 0 ? alike : names.nearest(source.name)
    const fixes = near.map((name) => rewrite(pair, node, `Use ${name}`, { source: { kind: 'named-event', name } }))
    const where = `No sample event is named ${quoted(source.name)}`
    if (alike.length > 0) {
      yield diagnose('name-case', place, `${where}; the spelling there is ${either(alike)}. Use that spelling.`, {
        fixes,
      })
    } else {
      const advice = near.length > 0 ? didYouMean(near) : ' Correct the name, or import events that have it.'
      yield diagnose('unknown-event', place, `${where}.${advice}`, { fixes })
    }
  }
}
