import { changeOf } from '#shared/template/change'
import { parseAgain, parseAnew } from '#shared/template/parse-again'
import { Parsed } from '#shared/template/parsed'

/** In UTF-16 units: longer templates are kept, because several parts of the window read them after every letter. */
export const longSource = 8_000
/** How many of them: the value that is edited, those of other pairs, and the one that a proof compares. */
const maxKept = 8
let kept: readonly Parsed[] = []

const nothing = new Parsed('', [])

/**
 * Splits a template into text and tokens. Never throws and never drops a character: whatever cannot be read
 * becomes text, with a diagnostic over it. Takes time linear in the length of the source; of a long one that was read before in a
 * slightly different state, only in what has changed.
 */
export function parse(source: string): Parsed {
  if (source.length <= longSource) return parseAnew(source)
  const steps = parseInSteps(source)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** In UTF-16 units: as much can be read between two frames. */
const soonRead = 50_000

/** Returns whether `parse` answers at once: the text is short, or was read before in a slightly different state. */
export function isAtHand(source: string): boolean {
  if (source.length <= longSource) return true
  if (kept.some((each) => each.source === source)) return true
  const closest = closestTo(source)
  return source.length - (closest === undefined ? 0 : sharedWith(closest, source)) <= soonRead
}

/** Returns what `parse` returns, in steps: a long template can be read between other work, and is at hand for `parse` afterwards. */
export function* parseInSteps(source: string): Generator<undefined, Parsed> {
  if (source.length <= longSource) return parseAnew(source)
  const known = kept.find((each) => each.source === source)
  if (known !== undefined) return known
  const before = closestTo(source)
  const parsed = yield* parseAgain(source, before ?? nothing)
  kept = [parsed, ...kept.filter((each) => each !== before)].slice(0, maxKept)
  return parsed
}

/** Returns what has most in common with a text; undefined where nothing has much. */
function closestTo(source: string): Parsed | undefined {
  let [found, most]: [Parsed | undefined, number] = [undefined, 0]
  for (const parsed of kept) {
    const shared = sharedWith(parsed, source)
    if (shared > most) [found, most] = [parsed, shared]
    if (most > source.length / 2) break
  }
  return found
}

function sharedWith(parsed: Parsed, source: string): number {
  const { start, end } = changeOf(parsed.source, source).before
  return start + parsed.source.length - end
}
