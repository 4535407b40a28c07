import type { CheckContext, CheckedPair } from '#shared/check/context'
import { diagnose, fix, inValue, rewrite } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import { NameIndex } from '#shared/check/name-index'
import type { TokenNode } from '#shared/template/node'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Reports constant tokens in a draft that holds nothing constant, or another alias, or that name no alias at all. */
export function* constantToken(context: CheckContext): Generator<DraftDiagnostic> {
  for (const { pair, node } of context.tokens) {
    if (node.token.source.kind !== 'constant') continue
    const known = context.draft.aliases.some(({ name }) => name === node.token.field)
    if (!known) yield unknownAlias(context, pair, node)
    else if (context.draft.constant === null) yield withoutConstant(pair, node)
    else if (context.draft.constant !== node.token.field) yield otherAlias(pair, node, context.draft.constant)
  }
}

function unknownAlias({ draft }: CheckContext, pair: CheckedPair, node: TokenNode): DraftDiagnostic {
  const { field } = node.token
  const names = draft.aliases.map(({ name }) => name)
  const near = new NameIndex(names).nearest(field)
  const fixes = (near.length > 0 ? near : names.slice(0, 3)).map((name) =>
    rewrite(pair, node, `Use ${name}`, { field: name }),
  )
  const advice = near.length > 0 ? didYouMean(near) : ' Add the alias, or name one that is there.'
  const message = `The draft has no alias ${quoted(field)}.${advice}`
  return diagnose('unknown-alias', inValue(pair, node.fieldSpan), message, { fixes, link: links.clevertapConstant })
}

function withoutConstant(pair: CheckedPair, node: TokenNode): DraftDiagnostic {
  const { field } = node.token
  const message = `The draft holds no alias constant, so this has no value. Hold ${quoted(field)} constant.`
  const fixes = [fix(`Hold ${field} constant`, { kind: 'fields', fields: { constant: field } })]
  return diagnose('constant-without-constant', inValue(pair, node.span), message, {
    fixes,
    link: links.clevertapConstant,
  })
}

function otherAlias(pair: CheckedPair, node: TokenNode, constant: string): DraftDiagnostic {
  const { field } = node.token
  const message = `The draft holds ${quoted(constant)} constant, not ${quoted(field)}, so this has no value. Use ${quoted(constant)}.`
  const fixes = [rewrite(pair, node, `Use ${constant}`, { field: constant })]
  return diagnose('not-the-constant', inValue(pair, node.fieldSpan), message, { fixes, link: links.clevertapConstant })
}
