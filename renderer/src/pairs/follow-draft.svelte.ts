import type { Workspace } from '../state/workspace.svelte.ts'
import { noneByPair, noProblems, problemsByPair } from './problems-by-pair.ts'
import type { RowStore } from './row-store.ts'
import { outcomeLetters } from './value-parts.ts'

/** Keeps the rows as the draft, the recipient and the checks have them. Call it from a component, before it draws. */
export function followDraft(rows: RowStore, workspace: Workspace): void {
  let problems = noneByPair
  const keys = () => workspace.open?.keys ?? []
  $effect.pre(() => {
    const { draft } = workspace
    rows.each(keys(), (row, index) => (row.pair = draft?.pairs[index] ?? row.pair))
  })
  $effect.pre(() => {
    const resolved = workspace.resolved ?? []
    rows.each(keys(), (row, index) => {
      const { [index]: pair } = resolved
      if (row.resolved === pair) return
      row.resolved = pair
      row.outcomes = outcomeLetters(pair)
    })
  })
  $effect.pre(() => {
    problems = problemsByPair(workspace.problems.diagnostics, problems)
    rows.each(keys(), (row, index) => (row.problems = problems.get(index) ?? noProblems))
  })
}
