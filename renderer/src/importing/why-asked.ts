import type { TableQuestion } from '../state/table-questions.svelte.ts'

/** Returns what the dialog of a table's columns says it is for. */
export function whyAsked({ grant, look, isNeeded, replaces }: TableQuestion): string {
  if (grant === null)
    return 'Files with this first line are read like this from now on. What is imported stays as it is.'
  if (replaces !== null)
    return 'What this file brought is taken out, and the file is read again with what you choose here.'
  if (look.feed !== null && look.format === null)
    return 'This looks like a product feed: a catalog whose columns have other names. Check what its columns are.'
  if (isNeeded) return 'The names in its first line do not say what its rows are. Choose what its columns are.'
  if (look.isKept)
    return 'It is read like an earlier file with the same first line. Change what should be read otherwise.'
  return 'It can be read as it is. Change what should be read otherwise.'
}
