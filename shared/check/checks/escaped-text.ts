import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, inValue, replace, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { TokenNode } from '#shared/template/node'
import { plainText } from '#shared/check/plain-text'
import { entityPattern, entityText } from '#shared/template/unescape'
import { quoted } from '#shared/words/names'

const entity = new RegExp(entityPattern, 'g')
/** Where a value is HTML, entities are as they should be. */
const tag = /<[a-z!/][^<>]{0,400}>/i

/** Reports HTML entities in text and defaults: nothing in this channel writes them out. */
export function* escapedText({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    const { source, parsed, tokens } = pair.value
    if (!source.includes('&') || tag.test(source)) continue
    for (const span of plainText(parsed)) yield* inText(pair, source.slice(span.start, span.end), span.start)
    for (const node of tokens) yield* inDefault(pair, node)
  }
}

function* inText(pair: CheckedPair, text: string, at: number): Generator<DraftDiagnostic> {
  for (const { 0: found, index } of text.matchAll(entity)) {
    const put = entityText(found)
    const span = { start: at + index, end: at + index + found.length }
    if (put === undefined || isSpokenOf(pair, span.start)) continue
    const place = inValue(pair, span)
    const meant = put.trim() === '' ? 'the space itself' : quoted(put)
    const message = `${quoted(found)} is HTML for ${meant}, and goes out as it stands. Write the character itself.`
    yield diagnose('escaped-text', place, message, { fixes: [replace(place, `Write ${meant}`, put)] })
  }
}

/** Whether another check offers to mend the text as a whole. */
function isSpokenOf({ value }: CheckedPair, at: number): boolean {
  const spans = [...value.pasted.map(({ span }) => span), ...value.strays.flatMap((stray) => stray.spans)]
  return spans.some(({ start, end }) => start <= at && at < end)
}

function* inDefault(pair: CheckedPair, node: TokenNode): Generator<DraftDiagnostic> {
  const { default: fallback } = node.token
  const plain = fallback?.replace(entity, (found) => entityText(found) ?? found)
  if (fallback === null || plain === undefined || plain === fallback) return
  const message = `The default ${quoted(fallback)} holds HTML entities, which go out as they stand. Write the characters themselves.`
  const fixes = [rewrite(pair, node, `Write ${quoted(plain)}`, { default: plain })]
  yield diagnose('escaped-text', inValue(pair, node.defaultSpan ?? node.span), message, { fixes })
}
