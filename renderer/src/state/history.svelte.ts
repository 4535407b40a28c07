import type { Draft, Pair } from '#shared/campaign/draft'

interface Step {
  readonly before: Draft
  readonly label: string
  /** Steps of one kind in a row, such as typing in one field, are undone together. */
  readonly kind: string | null
  readonly at: number
}

const maxPauseMs = 1_000
const maxSteps = 500

/** The draft as it is edited, with everything that was done to it. */
export class History {
  draft = $state.raw<Draft>() as Draft
  #undo = $state.raw<readonly Step[]>([])
  #redo = $state.raw<readonly Step[]>([])

  /** What undo and redo would do, for menus; null when there is nothing. */
  readonly undoLabel = $derived(this.#undo.at(-1)?.label ?? null)
  readonly redoLabel = $derived(this.#redo.at(-1)?.label ?? null)

  constructor(draft: Draft) {
    this.draft = draft
  }

  /** Changes the draft. `kind` joins what is typed without a pause in one place into one step. */
  apply(label: string, change: (draft: Draft) => Draft, kind: string | null = null): void {
    const before = this.draft
    const after = change(before)
    if (after === before) return
    const last = this.#undo.at(-1)
    const now = performance.now()
    const joins = kind !== null && last?.kind === kind && now - last.at < maxPauseMs && this.#redo.length === 0
    const step = { before: joins ? last.before : before, label, kind, at: now }
    this.#undo = [...(joins ? this.#undo.slice(0, -1) : this.#undo), step].slice(-maxSteps)
    this.#redo = []
    this.draft = after
  }

  /** Ends the last step: what is typed next is a step of its own. */
  seal(): void {
    const last = this.#undo.at(-1)
    if (last !== undefined && last.kind !== null) this.#undo = [...this.#undo.slice(0, -1), { ...last, kind: null }]
  }

  /** Forgets the last steps where they came to nothing: what was written and taken away again is not undone. */
  forgetDetour(): void {
    const from = this.#undo.findLastIndex(({ before }) => isSame(before, this.draft))
    if (from >= 0) this.#undo = this.#undo.slice(0, from)
  }

  undo(): void {
    const step = this.#undo.at(-1)
    if (step === undefined) return
    this.#redo = [...this.#redo, { ...step, before: this.draft, kind: null }]
    this.#undo = this.#undo.slice(0, -1)
    this.draft = step.before
  }

  redo(): void {
    const step = this.#redo.at(-1)
    if (step === undefined) return
    this.#undo = [...this.#undo, { ...step, before: this.draft, kind: null }]
    this.#redo = this.#redo.slice(0, -1)
    this.draft = step.before
  }
}

/** Whether two states of a draft are equal in their pairs, and the very same in all else. */
function isSame(a: Draft, b: Draft): boolean {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Draft>
  return [...fields].every((field) => (field === 'pairs' ? arePairsSame(a.pairs, b.pairs) : a[field] === b[field]))
}

function arePairsSame(a: readonly Pair[], b: readonly Pair[]): boolean {
  return a.length === b.length && a.every((pair, i) => pair.key === b[i]?.key && pair.value === b[i].value)
}
