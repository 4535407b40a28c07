import type { CheckContext } from '#shared/check/context'
import { diagnose, fix, inDraft } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'
import { NameIndex } from '#shared/check/name-index'
import { didYouMean } from '#shared/check/words'
import { quoted } from '#shared/words/names'

/** Reports a draft that holds constant what it has no alias for. */
export function* constantWithoutAlias({ draft }: CheckContext): Generator<DraftDiagnostic> {
  const { constant, aliases } = draft
  if (constant === null || aliases.some(({ name }) => name === constant)) return
  const near = new NameIndex(aliases.map(({ name }) => name)).nearest(constant)
  const advice = near.length > 0 ? didYouMean(near) : ' Add it, or hold nothing constant.'
  const message = `The draft holds ${quoted(constant)} constant and has no alias of that name.${advice}`
  const fixes = [...near, null].map((name) =>
    fix(name === null ? 'Hold nothing constant' : `Use ${name}`, { kind: 'fields', fields: { constant: name } }),
  )
  yield diagnose('constant-without-alias', inDraft('constant'), message, { fixes, link: links.clevertapConstant })
}
