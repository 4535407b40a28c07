import { createContext } from 'svelte'
import type { ExportAnswer, ImportAnswer } from '#shared/ipc/file-answers'
import type { InputOf } from '#shared/ipc/contract'
import type { Grant } from '#shared/ipc/file-answers'
import type { JobProgress } from '#shared/ipc/messages'
import { wantsChoices } from '#shared/sample/column-choices'
import type { TableLook } from '#shared/sample/table-look'
import { tell } from './api.ts'
import type { Drafts } from './drafts.svelte.ts'
import type { Notices } from './notices.svelte.ts'
import { type ChosenColumns, type HowToLook, TableQuestions } from './table-questions.svelte.ts'
import type { Workspace } from './workspace.svelte.ts'
import { localZone } from '../words/time-zones.ts'

/** An import from its start on; `answer` is there when it has ended. */
export interface ImportJob {
  readonly job: string
  readonly files: readonly string[]
  /** In milliseconds of performance.now(). */
  readonly startedAt: number
  readonly progress: JobProgress | null
  readonly answer: ImportAnswer | null
  readonly trouble: string | null
  /** A file whose columns were not chosen, and which can still be imported. */
  readonly left: Grant | null
  /** The grants of those files in the answer's failures that are tables. */
  readonly tables: readonly string[]
}

const maxImports = 20

function begun(grants: readonly Grant[]): ImportJob {
  return {
    job: crypto.randomUUID(),
    files: grants.map(({ name }) => name),
    startedAt: performance.now(),
    ...{ progress: null, answer: null, trouble: null, left: null, tables: [] },
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
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

export type ExportOptions = Pick<InputOf<'export:start'>, 'shape' | 'asOf' | 'limit' | 'everyOccurrence'>

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
    // asked for by what shows or imports
    get timeZone() {
      return localZone()
    },
    encoding: null,
  })
  export = $state.raw<ExportJob | null>(null)
  readonly tables = new TableQuestions()
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

  /** `isWanted`: the user wants to choose what the columns are, also where that is not needed. */
  async pickAndImport({ isWanted = false } = {}): Promise<void> {
    await this.import(await window.api.ask('file:pick'), { isWanted })
  }

  /** Imports files in the order they were chosen; asks what the columns of a table are where they do not say it. */
  async import(grants: readonly Grant[], { isWanted = false } = {}): Promise<void> {
    if (grants.length === 0) return
    const { ready, asked } = await this.tables.sort(grants, this.#howToLook(), isWanted)
    for (const { grant, look } of asked) this.#ask(grant, look, null)
    if (ready.length > 0) await this.#run(ready)
  }

  /** Asks what the columns of a file are. `replaces` is the import that is to be read again. */
  async chooseColumns(grant: Grant, replaces: number | null): Promise<void> {
    const look = await this.tables.look(grant.grant, this.#howToLook())
    if (look === null) this.#notices.trouble(`There is nothing to choose of “${grant.name}” any more. Import it again.`)
    else this.#ask(grant, look, replaces)
  }

  #ask(grant: Grant, look: TableLook, replaces: number | null): void {
    const isNeeded = wantsChoices(look)
    this.tables.ask({
      ...{ grant, look, isNeeded, replaces },
      onanswer: (chosen) => void this.#importAs(grant, chosen, replaces),
      onleave: () => {
        if (replaces === null) this.#leave(grant, isNeeded)
      },
    })
  }

  async #importAs(grant: Grant, chosen: ChosenColumns, replaces: number | null): Promise<void> {
    this.#forgetGrant(grant.grant)
    if (replaces !== null) {
      const removed = await window.api.ask('import:remove', { import: replaces })
      if (!removed.ok) {
        this.#notices.trouble(removed.error.message)
        return
      }
    }
    await this.#run([grant], chosen)
  }

  /** A file that was not imported stays in the list, from where it can be. */
  #leave(grant: Grant, isNeeded: boolean): void {
    if (this.imports.some(({ left }) => left?.grant === grant.grant)) return
    const trouble = isNeeded
      ? 'was not imported: choose what its columns are first.'
      : 'was not imported: its columns were not chosen.'
    this.imports = [{ ...begun([grant]), trouble, left: grant }, ...this.imports].slice(0, maxImports)
  }

  async #run(grants: readonly Grant[], chosen: ChosenColumns | null = null): Promise<void> {
    const started = begun(grants)
    const { job } = started
    this.imports = [started, ...this.imports].slice(0, maxImports)
    const { catalog, ...options } = this.#options()
    // the next catalog is another one
    this.importOptions = { ...this.importOptions, catalog: '' }
    const answer = await window.api.ask('import:start', {
      job,
      grants: grants.map(({ grant }) => grant),
      ...options,
      catalog: grants.length > 1 ? null : catalog,
      ...(chosen === null ? {} : { ...chosen.told, mapping: chosen.mapping }),
    })
    if (!answer.ok) this.#change(job, { trouble: answer.error.message })
    else this.#change(job, { answer: answer.value, tables: await this.#tablesIn(answer.value.failures) })
  }

  /** Returns the grants of those files that are tables. */
  async #tablesIn(failures: ImportAnswer['failures']): Promise<readonly string[]> {
    const looks = await Promise.all(failures.map(({ grant }) => this.tables.look(grant, this.#howToLook())))
    return failures.flatMap(({ grant }, index) => (looks[index] === null ? [] : [grant]))
  }

  #options() {
    const { format, eventName, catalog, timeZone, encoding } = this.importOptions
    return { format, eventName: textOrNull(eventName), catalog: textOrNull(catalog), timeZone, encoding }
  }

  #howToLook(): HowToLook {
    const { format, eventName, timeZone, encoding } = this.#options()
    return { format, eventName, timeZone, encoding, mapping: null }
  }

  /** A grant is good for one import. */
  #forgetGrant(used: string): void {
    this.imports = this.imports
      .filter(({ left }) => left?.grant !== used)
      .map((job) => {
        const { answer, tables } = job
        if (answer === null) return job
        const imports = answer.imports.map((one) => (one.grant === used ? { ...one, grant: null } : one))
        return { ...job, answer: { ...answer, imports }, tables: tables.filter((grant) => grant !== used) }
      })
  }

  cancel(job: string): void {
    void tell(this.#notices.trouble, 'job:cancel', { job })
  }

  /** Asks for the target, then writes the payloads of the open draft. */
  async startExport({ shape, asOf, limit, everyOccurrence }: ExportOptions): Promise<void> {
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
      everyOccurrence,
    })
    if (this.export.job !== job) return
    this.export = { ...this.export, ...(answer.ok ? { answer: answer.value } : { trouble: answer.error.message }) }
  }

  #change(job: string, change: Partial<ImportJob>): void {
    this.imports = this.imports.map((known) => (known.job === job ? { ...known, ...change } : known))
  }
}

export const [getJobs, setJobs] = createContext<Jobs>()
