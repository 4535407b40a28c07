import type { Draft } from '#shared/campaign/draft'
import { parseDraft } from '#shared/campaign/file'
import type { DraftSummary } from '#shared/ipc/draft-answers'
import type { Notices } from './notices.svelte.ts'
import type { OpenDraft } from './open-draft.svelte.ts'

/** What the open draft is compared with. */
export type AgainstChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'draft'; readonly id: string }

/** A version that can be compared with. */
interface VersionOption {
  readonly version: number
  /** In milliseconds since 1970. */
  readonly savedAt: number
  readonly name: string | null
}

interface Compared {
  readonly open: OpenDraft | null
  readonly notices: Notices
}

/** The draft that the open one is compared with: the file as it was saved last, unless another is chosen. */
export class ProofAgainst {
  choice = $state.raw<AgainstChoice>({ kind: 'saved' })
  versions = $state.raw<readonly VersionOption[]>([])
  others = $state.raw<readonly DraftSummary[]>([])
  /** What was read for a choice; `text` is null where that failed. */
  #read = $state.raw<{ readonly choice: AgainstChoice; readonly text: string | null } | null>(null)
  readonly #compared: Compared

  /** False while what is chosen is being read. */
  readonly isKnown = $derived.by(() => {
    const { choice } = this
    return choice.kind === 'none' || choice.kind === 'saved' || this.#read?.choice === choice
  })
  /** The text of its file; null for none, and where the saved one says the same as the open one. */
  readonly text = $derived.by(() => {
    const { choice } = this
    const { open } = this.#compared
    if (open === null || choice.kind === 'none') return null
    if (choice.kind === 'saved') return open.unsaved ? open.saved : null
    return this.#read?.choice === choice ? this.#read.text : null
  })
  /** The draft, to show its texts; null for none. */
  readonly draft = $derived.by<Draft | null>(() => {
    const parsed = this.text === null ? null : parseDraft(this.text)
    return parsed?.ok === true ? parsed.value : null
  })

  constructor(compared: Compared) {
    this.#compared = compared
  }

  /** Reads what is chosen. Call it from a component: its effects live as long as that. */
  follow(isWatched: () => boolean): void {
    $effect(() => {
      if (this.#compared.open === null || !isWatched()) return
      const { choice } = this
      if (choice.kind === 'version' || choice.kind === 'draft') void this.#readChoice(choice)
    })
  }

  /** Reads what can be chosen. */
  async refresh(): Promise<void> {
    const { open } = this.#compared
    if (open === null) return
    const { id } = open.summary
    const [lines, drafts] = await Promise.all([window.api.ask('version:list', { id }), window.api.ask('draft:list')])
    this.versions = lines.ok ? lines.value : []
    this.others = drafts.filter((draft) => draft.id !== id && !draft.missing)
  }

  async #readChoice(choice: Extract<AgainstChoice, { kind: 'version' | 'draft' }>): Promise<void> {
    const { open, notices } = this.#compared
    if (open === null) return
    const { text, trouble } = await textOf(choice, open.summary.id)
    const parsed = text === null ? null : parseDraft(text)
    if (trouble !== null) notices.trouble(trouble)
    else if (parsed?.ok === false) notices.trouble(parsed.error.message)
    if (this.choice === choice) this.#read = { choice, text: parsed?.ok === true ? text : null }
  }
}

interface ReadText {
  readonly text: string | null
  readonly trouble: string | null
}

async function textOf(choice: Extract<AgainstChoice, { kind: 'version' | 'draft' }>, open: string): Promise<ReadText> {
  if (choice.kind === 'version') {
    const answer = await window.api.ask('version:read', { id: open, version: choice.version })
    return answer.ok ? { text: answer.value, trouble: null } : { text: null, trouble: answer.error.message }
  }
  const answer = await window.api.ask('draft:look', { id: choice.id })
  if (!answer.ok) return { text: null, trouble: answer.error.message }
  const { value: file } = answer
  if (file.kind === 'gone' || file.text === null)
    return { text: null, trouble: file.kind === 'same' ? null : file.message }
  return { text: file.text, trouble: null }
}
