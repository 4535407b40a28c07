import type { Draft } from '#shared/campaign/draft'
import { allChecks, tokenChecks } from '#shared/check/all-checks'
import { type Check, type CheckContext, contextOf, narrowed } from '#shared/check/context'
import type { DraftDiagnostic, Place } from '#shared/check/diagnostic'
import type { ProofedCounts } from '#shared/check/proofed-counts'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import { type Template, TemplateCache } from '#shared/check/template-cache'
import type { ObservedSchema } from '#shared/sample/observed'
import { longSource } from '#shared/template/parse'

interface CheckOptions {
  /** What the slots come to in the samples; null where that is not counted yet. */
  readonly recommended?: RecommendedCounts | null
  /** The data plan that the payloads are held to, or why it cannot be used; null where there is none. */
  readonly plan?: CheckContext['plan']
  /** What a proof found of the draft; null where there is none. Counts are those of the recipients then, and not of all users. */
  readonly proofed?: ProofedCounts | null
  /** Pass the same cache again while a draft is edited: a row that did not change is not parsed again. */
  readonly cache?: TemplateCache
}

/** How many findings of one check are one step. */
const stepSize = 250
/** Of how many tokens a check is one step. */
const tokensAtOnce = 1_000

/**
 * Returns everything there is to say about a draft, given what the samples show: by pair, then what concerns the draft as a whole;
 * within a pair its key, then its value from left to right; then by code. Never throws, and the same draft and schema give the same
 * answer.
 */
export function check(draft: Draft, schema: ObservedSchema, options: CheckOptions = {}): readonly DraftDiagnostic[] {
  const steps = checkInSteps(draft, schema, options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Returns what `check` returns, in steps: a large draft can be checked between other work. */
export function* checkInSteps(
  draft: Draft,
  schema: ObservedSchema,
  options: CheckOptions = {},
): Generator<undefined, readonly DraftDiagnostic[]> {
  const { recommended = null, proofed = null, plan = null, cache = new TemplateCache() } = options
  for (const { value } of draft.pairs) yield* cache.prepare(value)
  const context = contextOf(draft, schema, { recommended, proofed, plan, cache })
  yield* readInSteps(context)
  const found: DraftDiagnostic[] = []
  // what is said of many places is one text: it is compared often
  const messages = new Map<string, string>()
  const add = (diagnostic: DraftDiagnostic) => {
    const { message } = diagnostic
    const known = messages.get(message)
    if (known === undefined) messages.set(message, message)
    return found.push(known === undefined ? diagnostic : { ...diagnostic, message: known })
  }
  for (const run of allChecks) {
    for (const part of partsFor(run, context)) {
      for (const diagnostic of run(part)) if (add(diagnostic) % stepSize === 0) yield
      yield
    }
  }
  return inOrderOfPairs(found, draft.pairs.length)
}

/** Has everything that the checks ask of long templates looked for: each kind of thing is a step. */
function* readInSteps({ pairs }: CheckContext): Generator<undefined, undefined> {
  for (const { value } of pairs) {
    if (value.source.length <= longSource) continue
    for (const kind of kindsOfThings) {
      look(value, kind)
      yield
    }
  }
}

const kindsOfThings = ['tokens', 'pasted', 'foreign', 'bare', 'strays'] as const

/** A template looks for things when they are asked for first. */
function look(template: Template, kind: (typeof kindsOfThings)[number]): readonly unknown[] {
  return template[kind]
}

/** A check that looks at each token by itself gets a long draft's in several parts. */
function partsFor(run: Check, context: CheckContext): readonly CheckContext[] {
  const { tokens } = context
  if (tokens.length <= tokensAtOnce || !tokenChecks.has(run)) return [context]
  return Array.from({ length: Math.ceil(tokens.length / tokensAtOnce) }, (_, i) =>
    narrowed(context, tokens.slice(i * tokensAtOnce, (i + 1) * tokensAtOnce)),
  )
}

/** Returns the same as sorting all of them at once, which takes too long for thousands of pairs. */
function inOrderOfPairs(found: readonly DraftDiagnostic[], pairs: number): readonly DraftDiagnostic[] {
  const byPair = Array.from({ length: pairs + 1 }, (): DraftDiagnostic[] => [])
  for (const diagnostic of found) byPair[diagnostic.place.pair ?? pairs]?.push(diagnostic)
  return byPair.flatMap((own) => own.sort(inOrder))
}

function inOrder(a: DraftDiagnostic, b: DraftDiagnostic): number {
  return placeOrder(a.place, b.place) || textOrder(a.code, b.code) || textOrder(a.message, b.message)
}

function placeOrder(a: Place, b: Place): number {
  const byPair = (a.pair ?? Infinity) - (b.pair ?? Infinity)
  if (byPair) return byPair
  const byField = textOrder(a.field ?? '', b.field ?? '')
  return (
    byField ||
    textOrder(a.part, b.part) ||
    (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
    (a.span?.end ?? 0) - (b.span?.end ?? 0)
  )
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
