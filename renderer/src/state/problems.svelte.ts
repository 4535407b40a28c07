import type { Draft } from '#shared/campaign/draft'
import { isUnwritten } from '#shared/campaign/unwritten'
import { checkInSteps } from '#shared/check/check'
import type { DraftDiagnostic, DraftFix } from '#shared/check/diagnostic'
import { applyFix } from '#shared/check/fix'
import { fixAllInSteps } from '#shared/check/fix-all'
import type { ProofedCounts } from '#shared/check/proofed-counts'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import { TemplateCache } from '#shared/check/template-cache'
import { counted } from '#shared/words/numbers'
import { ended, inSlices } from './in-slices.ts'
import type { Notices } from './notices.svelte.ts'
import type { DraftPlan } from './data-plan.svelte.ts'
import { onceUsable } from './once-usable.ts'
import type { OpenDraft } from './open-draft.svelte.ts'
import type { Samples } from './samples.svelte.ts'
import { undoOf } from './undo-of.ts'

/** What is checked, and against what. */
interface Checked {
  readonly open: OpenDraft | null
  readonly draft: Draft | null
  readonly samples: Samples
  readonly notices: Notices
  readonly recipients: { readonly recommended: RecommendedCounts | null }
  readonly plan: Pick<DraftPlan, 'plan'>
  readonly proof: { readonly checked: ProofedCounts | null }
}

/** In milliseconds, after a keystroke. */
const checkDelay = 120
/** How many UTF-16 units of pairs make that a millisecond longer: what takes long begins once nothing more is typed. */
const unitsPerDelay = 1_000

/** What the checks find in the open draft. */
export class Problems {
  diagnostics = $state.raw<readonly DraftDiagnostic[]>([])
  /** The draft that they are of; null until the open one has been checked. */
  checkedDraft = $state.raw<OpenDraft | null>(null)
  readonly #checked: Checked
  readonly #templates = new TemplateCache()
  /** The draft that was checked last. */
  #followed: OpenDraft | null = null
  /** Where the walk from problem to problem is. */
  #walked: DraftDiagnostic | undefined

  constructor(checked: Checked) {
    this.#checked = checked
  }

  /** Checks the draft a moment after each change. Call it from a component: its effect lives as long as that. */
  follow(): void {
    $effect(() => {
      const { draft } = this.#checked
      const { schema } = this.#checked.samples
      const { recommended } = this.#checked.recipients
      const { plan } = this.#checked.plan
      const { checked: proofed } = this.#checked.proof
      const { open } = this.#checked
      const isOther = open !== this.#followed
      this.#followed = open
      // those of another draft would be shown in places of this one
      if (isOther || draft === null) this.diagnostics = []
      if (draft === null) return
      // problems may come a moment after the keystroke; the preview may not
      let stop: (() => void) | undefined
      const callOff = onceUsable(
        () => {
          const known = { cache: this.#templates, recommended, proofed, plan }
          stop = inSlices(checkInSteps(draft, schema, known), (all) => {
            // what is still to be written is not wrong yet
            this.diagnostics = isUnwritten(draft) ? all.filter(({ code }) => code !== 'empty-key') : all
            this.checkedDraft = open
          })
        },
        isOther ? 0 : checkDelay + lengthOf(draft) / unitsPerDelay,
      )
      return () => {
        callOff()
        stop?.()
      }
    })
  }

  readonly fix = (fix: DraftFix): void => {
    this.#checked.open?.apply(fix.title, (draft) => applyFix(draft, fix))
  }

  /** Returns the problem after or before the one that was returned last, round the ends; undefined where there is none. */
  step(by: 1 | -1): DraftDiagnostic | undefined {
    const { diagnostics } = this
    const at = diagnostics.findIndex((each) => isSameProblem(each, this.#walked))
    const from = at >= 0 ? at : by > 0 ? -1 : 0
    this.#walked = diagnostics.at((from + by) % Math.max(1, diagnostics.length))
    return this.#walked
  }

  /** Fixes what can be fixed, as one step of the history, and says how much that was. */
  async fixAll(): Promise<void> {
    const { open, notices } = this.#checked
    if (open === null) return
    const { draft: before } = open
    const { draft, fixed } = await ended(fixAllInSteps(before, (now) => this.#check(now)))
    // another was opened meanwhile, or this one edited
    if (this.#checked.open !== open) return
    if (open.draft !== before) return this.fixAll()
    open.apply('Fix all', () => draft)
    if (fixed === 0) notices.done('Nothing here can be fixed by itself. Each problem says what to do.')
    else notices.done(`Fixed ${counted(fixed, 'problem')}.`, undoOf(open, this.#checked))
  }

  #check(draft: Draft): Generator<unknown, readonly DraftDiagnostic[]> {
    const { samples, recipients, proof, plan } = this.#checked
    const known = { recommended: recipients.recommended, proofed: proof.checked, plan: plan.plan }
    return checkInSteps(draft, samples.schema, { cache: this.#templates, ...known })
  }
}

function lengthOf({ pairs }: Draft): number {
  return pairs.reduce((sum, { value }) => sum + value.length, 0)
}

/** Whether two diagnostics, of two times that the draft was checked, are of the same problem. */
function isSameProblem(a: DraftDiagnostic, b: DraftDiagnostic | undefined): boolean {
  const { pair, field, part, span } = a.place
  const place = b?.place
  return (
    b?.code === a.code &&
    place?.pair === pair &&
    place.field === field &&
    place.part === part &&
    place.span?.start === span?.start
  )
}
