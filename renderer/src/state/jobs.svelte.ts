import { createContext } from 'svelte'
import type { ExportAnswer, ImportAnswer } from '#shared/ipc/contract'
import type { Grant, InputOf, JobProgress } from '#shared/ipc/contract'
import { tell } from './api.ts'
import type { Drafts } from './drafts.svelte.ts'
import type { Notices } from './notices.svelte.ts'
import type { Workspace } from './workspace.svelte.ts'

/** An import from its start on; `answer` is there when it has ended. */
export interface ImportJob {
  readonly job: string
  readonly files: readonly string[]
  /** In milliseconds of performance.now(). */
  readonly startedAt: number
  readonly progress: JobProgress | null
  readonly answer: ImportAnswer | null
  readonly trouble: string | null
}

export interface ImportOptions {
  /** Null: told by the content. */
  readonly format: string | null
  /** For downloads, which do not hold it. */
  readonly eventName: string
  /** A catalog's name, for the next import alone; empty: its file's. */
  readonly catalog: string
  /** The project's, for times without one. */
  readonly timeZone: string
  /** Null: told by the content. */
  readonly encoding: string | null
}

export type ExportOptions = Pick<InputOf<'export:start'>, 'shape' | 'asOf' | 'limit'>

/** An export from its start on. */
export interface ExportJob {
  readonly job: string
  readonly target: string
  readonly progress: JobProgress | null
  readonly answer: ExportAnswer | null
  readonly trouble: string | null
}

/** Imports and exports, running and done. The newest import comes first. */
export class Jobs {
  imports = $state.raw<readonly ImportJob[]>([])
  importOptions = $state.raw<ImportOptions>({
    format: null,
    eventName: '',
    catalog: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    encoding: null,
  })
  export = $state.raw<ExportJob | null>(null)
  readonly #drafts: Drafts
  readonly #notices: Notices

  readonly isImporting = $derived(this.imports.some(({ answer, trouble }) => answer === null && trouble === null))

  constructor({ drafts, notices }: Workspace) {
    this.#drafts = drafts
    this.#notices = notices
  }

  /** Listens to how far the jobs are. Returns the function that stops it. */
  follow(): () => void {
    return window.api.hear('job:progress', (progress) => {
      this.#change(progress.job, { progress })
      if (this.export?.job === progress.job) this.export = { ...this.export, progress }
    })
  }

  async pickAndImport(): Promise<void> {
    await this.import(await window.api.ask('file:pick'))
  }

  /** Imports files in the order they were chosen. */
  async import(grants: readonly Grant[]): Promise<void> {
    if (grants.length === 0) return
    const job = crypto.randomUUID()
    const started: ImportJob = {
      job,
      files: grants.map(({ name }) => name),
      startedAt: performance.now(),
      progress: null,
      answer: null,
      trouble: null,
    }
    this.imports = [started, ...this.imports].slice(0, 20)
    const { format, eventName, catalog, timeZone, encoding } = this.importOptions
    // the next catalog is another one
    this.importOptions = { ...this.importOptions, catalog: '' }
    const answer = await window.api.ask('import:start', {
      job,
      grants: grants.map(({ grant }) => grant),
      format,
      eventName: eventName.trim() === '' ? null : eventName.trim(),
      catalog: catalog.trim() === '' || grants.length > 1 ? null : catalog.trim(),
      timeZone,
      encoding,
    })
    this.#change(job, answer.ok ? { answer: answer.value } : { trouble: answer.error.message })
  }

  cancel(job: string): void {
    void tell(this.#notices.trouble, 'job:cancel', { job })
  }

  /** Asks for the target, then writes the payloads of the open draft. */
  async startExport({ shape, asOf, limit }: ExportOptions): Promise<void> {
    const { open } = this.#drafts
    if (open === null) return
    const target = await window.api.ask('export:target', { shape, name: open.draft.name })
    if (target === null) return
    const job = crypto.randomUUID()
    this.export = { job, target: target.name, progress: null, answer: null, trouble: null }
    const answer = await window.api.ask('export:start', {
      job,
      draft: open.text,
      target: target.grant,
      shape,
      asOf,
      limit,
    })
    if (this.export.job !== job) return
    this.export = { ...this.export, ...(answer.ok ? { answer: answer.value } : { trouble: answer.error.message }) }
  }

  #change(job: string, change: Partial<ImportJob>): void {
    this.imports = this.imports.map((known) => (known.job === job ? { ...known, ...change } : known))
  }
}

export const [getJobs, setJobs] = createContext<Jobs>()
