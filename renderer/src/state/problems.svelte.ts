import type { Draft } from '#shared/campaign/draft'
import { check } from '#shared/check/check'
import type { DraftDiagnostic, DraftFix } from '#shared/check/diagnostic'
import { applyAll, applyFix } from '#shared/check/fix'
import type { ProofedCounts } from '#shared/check/proofed-counts'
import type { RecommendedCounts } from '#shared/check/recommended-counts'
import { TemplateCache } from '#shared/check/template-cache'
import type { DraftPlan } from './data-plan.svelte.ts'
import type { OpenDraft } from './open-draft.svelte.ts'
import type { Samples } from './samples.svelte.ts'

/** What is checked, and against what. */
interface Checked {
  readonly open: OpenDraft | null
  readonly draft: Draft | null
  readonly samples: Samples
  readonly recipients: { readonly recommended: RecommendedCounts | null }
  readonly plan: Pick<DraftPlan, 'plan'>
  readonly proof: { readonly checked: ProofedCounts | null }
}

/** In milliseconds, after a keystroke. */
const checkDelay = 120

/** What the checks find in the open draft. */
export class Problems {
  diagnostics = $state.raw<readonly DraftDiagnostic[]>([])
  readonly #checked: Checked
  readonly #templates = new TemplateCache()

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
      if (draft === null) {
        this.diagnostics = []
        return
      }
      // problems may come a moment after the keystroke; the preview may not
      const timer = setTimeout(() => {
        this.diagnostics = check(draft, schema, { cache: this.#templates, recommended, proofed, plan })
      }, checkDelay)
      return () => {
        clearTimeout(timer)
      }
    })
  }

  readonly fix = (fix: DraftFix): void => {
    this.#checked.open?.apply(fix.title, (draft) => applyFix(draft, fix))
  }

  fixAll(): void {
    const { diagnostics } = this
    this.#checked.open?.apply('Fix all', (draft) => applyAll(draft, diagnostics))
  }
}
