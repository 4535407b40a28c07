import type { CheckContext } from '#shared/check/context'
import { diagnose, inKey, replace } from '#shared/check/diagnose'
import type { DraftDiagnostic } from '#shared/check/diagnostic'
import { links } from '#shared/check/links'

/** What CleverTap does not allow in the names of properties. Its rule for the keys of a campaign is not documented. */
const forbidden = /[%><!|&.:;$'"\\]/g

/** Keys with characters that CleverTap forbids in names. */
export function* keyCharacters({ pairs }: CheckContext): Generator<DraftDiagnostic> {
  for (const pair of pairs) {
    const found = [...new Set(pair.key.match(forbidden))]
    const { tokens, parsed } = pair.keyTemplate
    if (found.length === 0 || tokens.length > 0 || parsed.diagnostics.length > 0) continue
    const message = `CleverTap does not allow ${found.join(' ')} in the names of properties; for the keys of a campaign it is not documented by CleverTap. Letters, digits and _ are safe.`
    const safe = pair.key.replace(forbidden, '_')
    const fixes = [replace(inKey(pair), `Rename to ${safe}`, safe)]
    yield diagnose('key-characters', inKey(pair), message, { fixes, link: links.clevertapLimits })
  }
}
