import type { OutputCheck } from '#shared/proof/checks/output-check'
import { traits } from '#shared/proof/traits'

/** A scheme with a colon or a slash too few: `https:/shop.example`, `https:shop.example`, `https//shop.example`. */
const brokenScheme = /^https?(?::\/?(?=[\p{L}\p{N}])|\/\/(?=[\p{L}\p{N}]))/iu
const soundScheme = /^https?:\/\//i
const schemeTwice = /^https?:\/\/https?:/i
/** What a sentence may put behind a URL. */
const afterUrl = /[.,;:!?…)\]}>"'”’»]+$/
const host = /^(?:[^\s@/]*@)?(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?)(?::\d{1,5})?$/iu
const loosePercent = /%(?![0-9a-f]{2})/i

/** A URL that leads nowhere: without a host, with a slash too few, with a gap or white space in it. */
export const brokenUrl: OutputCheck = {
  code: 'broken-url',
  severity: 'warning',
  needs: traits.url,
  says: 'has a URL that does not work',
  advice: 'Look at the pieces inside the URL: give them defaults, or use properties that are made for URLs.',
  finds: ({ text, pair, gaps, hasGap }) => {
    if (pair.isUrl && /\s/.test(text.trim())) return true
    if (hasGap && pair.groups.some(({ isInUrl, tokens }) => isInUrl && tokens.some((token) => gaps[token] === 1))) {
      return true
    }
    return holdsBroken(text, 'http') || (text.includes('HTTP') && holdsBroken(text, 'HTTP'))
  },
}

/** No browser takes a URL that is longer by much, and a hostile one must not take long to look at. */
const maxLookedAt = 2000

/** A URL as most are, which is certainly sound. */
const plainUrl = /https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][^\s%]*)?(?=\s|$)/y

/** Looks at what begins with a scheme, unless it is in the middle of a word. */
function holdsBroken(text: string, scheme: string): boolean {
  for (let at = text.indexOf(scheme); at >= 0; at = text.indexOf(scheme, at + 1)) {
    if (at > 0 && /[\p{L}\p{N}]$/u.test(text.slice(at - 1, at))) continue
    plainUrl.lastIndex = at
    if (plainUrl.test(text)) continue
    const found = /^\S*/.exec(text.slice(at, at + maxLookedAt))?.[0] ?? ''
    if (soundScheme.test(found) ? isBroken(found) : brokenScheme.test(found)) return true
  }
  return false
}

function isBroken(found: string): boolean {
  if (schemeTwice.test(found)) return true
  const rest = found.replace(afterUrl, '').replace(soundScheme, '')
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? ''
  return !host.test(authority) || loosePercent.test(rest)
}
