import type { OutputCheck } from '#shared/proof/checks/output-check'
import { traits } from '#shared/proof/traits'

const afterAnything = /(?<! ) {2,}\S/
/** Two spaces after a sentence are how some people type. */
const insideSentence = /[^\s.!?:…] {2,}\S/

/** Two spaces, as an empty piece leaves them. */
export const doubledSpace: OutputCheck = {
  code: 'doubled-space',
  severity: 'info',
  needs: traits.doubledSpace,
  says: 'has two spaces in a row',
  advice: 'Give the token a default, or let it bring its own space.',
  finds: ({ text, hasGap }) => (hasGap ? afterAnything : insideSentence).test(text),
}

/** Punctuation that belongs to a piece which is empty: “Hi , your order”. */
export const danglingPunctuation: OutputCheck = {
  code: 'dangling-punctuation',
  severity: 'info',
  needs: 0,
  needsGap: true,
  says: 'has a comma or another sign beside an empty piece',
  advice: 'Give the token a default that reads well there.',
  finds: ({ pair, gaps }) =>
    pair.groups.some(({ dangles, tokens }) => dangles && tokens.every((token) => gaps[token] === 1)),
}

const invisible = /^[\s\u200b-\u200d\u2060\ufeff]*$/

/** A text in which nothing can be seen. */
export const emptyText: OutputCheck = {
  code: 'empty-text',
  severity: 'warning',
  needs: 0,
  says: 'is empty',
  advice: 'Give its tokens defaults, or remove the pair.',
  finds: ({ text }) => {
    const first = text.charCodeAt(0)
    return !(first > 0x20 && first < 0x80) && invisible.test(text)
  },
}
