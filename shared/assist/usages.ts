import type { Condition, Draft } from '#shared/campaign/draft'
import { matchesOf } from '#shared/campaign/trigger'
import { type PropertyScope, readsFrom } from '#shared/assist/property-name'
import type { Place } from '#shared/check/diagnostic'
import type { TokenNode } from '#shared/template/node'
import { tokensIn } from '#shared/template/uses'
import { own } from '#shared/sample/value'

/**
 * Returns every place where a draft uses a property: its values in order, each use once, then one place for each other part that
 * does.
 */
export function usages(draft: Draft, scope: PropertyScope, name: string): readonly Place[] {
  const inValues = tokensUsing(draft, scope, name).map(({ pair, node }) => {
    return { part: 'pairs', pair, field: 'value', span: node.span } as const
  })
  const elsewhere = partsUsing(draft, scope, name)
  return [...inValues, ...elsewhere.map((part) => ({ part, pair: null, field: null, span: null }))]
}

/** Returns the tokens that read a property, by the index of their pair. */
export function tokensUsing(draft: Draft, scope: PropertyScope, name: string): readonly TokenUse[] {
  return draft.pairs.flatMap(({ value }, pair) =>
    tokensIn(value).flatMap((node): readonly TokenUse[] => {
      const { field, source } = node.token
      return field === name && readsFrom(source, scope, draft) ? [{ pair, node }] : []
    }),
  )
}

interface TokenUse {
  readonly pair: number
  readonly node: TokenNode
}

/** Returns the parts of a draft outside its pairs that use a property. */
export function partsUsing(draft: Draft, scope: PropertyScope, name: string): readonly (keyof Draft)[] {
  if (scope.kind === 'profile') {
    return [
      ...(asks(draft.profileWhere, name) ? (['profileWhere'] as const) : []),
      ...(draft.include.profileAttributes.includes(name) ? (['include'] as const) : []),
      ...(Object.values(draft.payload.identities).includes(name) ? (['payload'] as const) : []),
    ]
  }
  const isTrigger = matchesOf(draft.trigger).some(({ event, where }) => event === scope.name && asks(where, name))
  const isAlias = draft.aliases.some(({ properties }) => own(properties, scope.name) === name)
  const isSlot = draft.recommendations.some(({ event, eventProperty, include, exclude }) => {
    const compares = [...include, ...exclude].some(({ sameAs }) => sameAs === name)
    return event === scope.name && (eventProperty === name || compares)
  })
  return [
    ...(isTrigger ? (['trigger'] as const) : []),
    ...(isAlias ? (['aliases'] as const) : []),
    ...(isSlot ? (['recommendations'] as const) : []),
  ]
}

function asks(where: readonly Condition[], name: string): boolean {
  return where.some(({ property }) => property === name)
}
