import type { CheckContext } from '#shared/check/context'
import { diagnose, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { nameIndexOf } from '#shared/check/name-index'
import { didYouMean } from '#shared/check/words'
import { isOddName } from '#shared/template/look-alikes'
import { printSource } from '#shared/template/print'
import { usualSource } from '#shared/template/source-name'
import { either, quoted } from '#shared/words/names'

/** Reports tokens of an event that no sample has, and words for a source that are read as an event. */
export function* unknownEvent(context: CheckContext): Generator<DraftDiagnostic> {
  const { events, profiles } = context.schema
  const names = nameIndexOf(events)
  for (const { pair, node } of context.tokens) {
    const { source } = node.token
    if (source.kind !== 'named-event' || events.has(source.name)) continue
    const place = inValue(pair, node.sourceSpan)
    const usual = usualSource(source.name)
    if (usual !== undefined) {
      const word = printSource(usual)
      const fixes = isOddName(node.token.field) ? [] : [rewrite(pair, node, `Use ${word}`, { source: usual })]
      const message = `${quoted(source.name)} reads as the name of an event, and no sample has such an event. Write @${word}.`
      yield diagnose('unknown-event', place, message, { fixes })
      continue
    }
    if (events.size === 0) {
      if (profiles.total > 0) yield diagnose('no-event-samples', place, withoutEvents(source.name))
      continue
    }
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

function withoutEvents(name: string): string {
  return `The samples have no events, so nothing shows that ${quoted(name)} is one. Import events, or write @Profile for a property of the user.`
}
