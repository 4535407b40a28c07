import {
  firstChoices,
  mappingOf,
  missingRoles,
  toldOfChoices,
  withColumn,
  withKind,
  withRole,
  type ColumnChoice,
  type ColumnChoices,
} from '#shared/sample/column-choices'
import type { TableKind } from '#shared/sample/table-kinds'
import type { TableLook } from '#shared/sample/table-look'
import type { Jobs } from '../state/jobs.svelte.ts'
import type { ChosenColumns, TableQuestion } from '../state/table-questions.svelte.ts'

/** What the user chooses in the dialog of one table, and what its first rows become by that. */
export class ColumnChoosing {
  look = $state.raw<TableLook>() as TableLook
  choices = $state.raw<ColumnChoices>() as ColumnChoices
  /** Null: told by the bytes. */
  encoding = $state<string | null>(null)
  readonly #question: TableQuestion
  readonly #jobs: Jobs
  /** Counts the looks: only the newest is shown. */
  #asked = 0

  readonly missing = $derived.by(() => missingRoles(this.choices))
  readonly chosen = $derived.by<ChosenColumns>(() => ({
    mapping: mappingOf(this.choices),
    told: toldOfChoices(this.choices, this.encoding),
  }))

  constructor(question: TableQuestion, jobs: Jobs) {
    this.#question = question
    this.#jobs = jobs
    this.look = question.look
    this.choices = firstChoices(question.look)
    this.encoding = question.look.told.encoding
    void this.#lookAgain()
  }

  setKind(kind: TableKind): void {
    this.#change(withKind(this.choices, kind))
  }

  setRole(role: string, place: number): void {
    this.#change(withRole(this.choices, role, place))
  }

  setColumn(place: number, change: Partial<ColumnChoice>): void {
    this.#change(withColumn(this.choices, place, change))
  }

  setEventName(eventName: string): void {
    this.#change({ ...this.choices, eventName })
  }

  setTimeZone(timeZone: string): void {
    this.#jobs.importOptions = { ...this.#jobs.importOptions, timeZone }
    void this.#lookAgain()
  }

  /** The names in the first line may be other ones then. */
  async setEncoding(encoding: string | null): Promise<void> {
    this.encoding = encoding
    await this.#lookAgain()
  }

  #change(choices: ColumnChoices): void {
    this.choices = choices
    void this.#lookAgain()
  }

  async #lookAgain(): Promise<void> {
    const { grant } = this.#question
    if (grant === null) return
    const asked = ++this.#asked
    const { mapping, told } = this.chosen
    const { timeZone } = this.#jobs.importOptions
    const look = await this.#jobs.tables.look(grant.grant, { ...told, timeZone, mapping })
    if (look === null || asked !== this.#asked) return
    const names = this.choices.columns.map(({ file }) => file)
    const isSame = look.columns.length === names.length && look.columns.every(({ name }, at) => name === names[at])
    this.look = look
    if (!isSame) this.#change(firstChoices({ ...look, mapping: null, format: null }))
  }
}
