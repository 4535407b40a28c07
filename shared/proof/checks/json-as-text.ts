import type { OutputCheck } from '#shared/proof/checks/output-check'
import { traits } from '#shared/proof/traits'

const object = /\{\s*"(?:[^"\\\n]|\\.){0,200}"\s*:/
const list = /\[\s*(?:"(?:[^"\\\n]|\\.){0,200}"\s*[,\]]|\{\s*")/

/** Returns whether a text holds an object or a list of texts as JSON. */
export function looksLikeJson(text: string): boolean {
  return object.test(text) || list.test(text)
}

/** A value that is data for programs. */
export const jsonAsText: OutputCheck = {
  code: 'json-as-text',
  severity: 'warning',
  needs: traits.quote,
  says: 'shows JSON',
  advice: 'Use a property that holds the text itself.',
  finds: ({ text }) => looksLikeJson(text),
}
