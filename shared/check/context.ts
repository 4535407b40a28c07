import type { Draft } from '#shared/campaign/draft'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import type { ProofedCounts } from '#shared/check/proofed-counts'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import type { Template, TemplateCache } from '#shared/check/template-cache'
import type { DataPlan } from '#shared/plan/data-plan'
import type { Result } from '#shared/result'
import type { TokenNode } from '#shared/template/node'
import type { MissingKind } from '#shared/sample/missing'
import type { ObservedSchema } from '#shared/sample/observed'

/** A pair with its value read as a template, and its key read as one too, because it should not be one. */
export interface CheckedPair {
  readonly index: number
  readonly key: string
  readonly value: Template
  readonly keyTemplate: Template
}

/** A token, and where it stands. */
export interface TokenAt {
  readonly pair: CheckedPair
  readonly node: TokenNode
  /** Which of the pair's tokens: counts from 0. */
  readonly nth: number
}

/** What every check is given. */
export interface CheckContext {
  readonly draft: Draft
  readonly schema: ObservedSchema
  readonly recommended: RecommendedCounts | null
  /** The data plan that the payloads are held to, or why it cannot be used; null where there is none. */
  readonly plan: Result<DataPlan, string> | null
  readonly proofed: ProofedCounts | null
  readonly pairs: readonly CheckedPair[]
  /** Every token of every value, in order. */
  readonly tokens: readonly TokenAt[]
  /** The kinds of missing that make a token's default be used. */
  readonly defaultedKinds: ReadonlySet<MissingKind>
}

/** A check looks at one thing. It is pure and never throws. */
export type Check = (context: CheckContext) => Iterable<DraftDiagnostic>

interface Counted extends Pick<CheckContext, 'recommended' | 'proofed' | 'plan'> {
  readonly cache: TemplateCache
}

/** Returns a draft with all that the checks ask about it, worked out once. */
export function contextOf(
  draft: Draft,
  schema: ObservedSchema,
  { recommended, proofed, plan, cache }: Counted,
): CheckContext {
  cache.begin()
  const pairs: readonly CheckedPair[] = draft.pairs.map(({ key, value }, index) => ({
    index,
    key,
    value: cache.template(value),
    keyTemplate: cache.template(key),
  }))
  let tokens: readonly TokenAt[] | undefined
  return {
    ...{ draft, schema, recommended, proofed, plan, pairs, defaultedKinds: new Set(draft.missing) },
    get tokens() {
      return (tokens ??= pairs.flatMap((pair) => pair.value.tokens.map((node, nth) => ({ pair, node, nth }))))
    },
  }
}

/** Returns the same with only some of the tokens. */
export function narrowed(context: CheckContext, tokens: readonly TokenAt[]): CheckContext {
  const { draft, schema, recommended, proofed, plan, pairs, defaultedKinds } = context
  return { draft, schema, recommended, proofed, plan, pairs, defaultedKinds, tokens }
}
