import { offersChoices, wantsChoices } from '#shared/sample/column-choices'
import type { ColumnMapping, ToldOfTable } from '#shared/sample/column-mapping'
import type { TableLook } from '#shared/sample/table-look'
import type { InputOf } from '#shared/ipc/contract'
import type { Grant } from '#shared/ipc/file-answers'
import { fromJson } from '#shared/json/json-text'

/** How a file is to be looked at. */
export type HowToLook = Omit<InputOf<'table:look'>, 'grant'>

/** What was chosen of a table. */
export interface ChosenColumns {
  readonly mapping: ColumnMapping
  readonly told: ToldOfTable
}

/** What the columns of a table are, to be answered by the user. */
export interface TableQuestion {
  /** Null where it is about a mapping that is kept, and no file is at hand. */
  readonly grant: Grant | null
  readonly look: TableLook
  /** The table cannot be read without an answer. */
  readonly isNeeded: boolean
  /** The import that is to be read again; null for a file that is not imported yet. */
  readonly replaces: number | null
  readonly onanswer: (chosen: ChosenColumns) => void
  /** It is closed without an answer. */
  readonly onleave: () => void
}

/** Files, in those that can be imported as they are and those whose columns have to be chosen. */
export interface SortedFiles {
  readonly ready: readonly Grant[]
  readonly asked: readonly { readonly grant: Grant; readonly look: TableLook }[]
}

/** Of a ZIP file with more files, no columns are asked for before it is imported. */
const mostParts = 100

/** The tables whose columns the user is asked about, one after the other. */
export class TableQuestions {
  #waiting = $state.raw<readonly TableQuestion[]>([])
  readonly current = $derived(this.#waiting[0] ?? null)

  /** Null for a file of which there is nothing to choose. */
  async look(grant: string, how: HowToLook): Promise<TableLook | null> {
    const answer = await window.api.ask('table:look', { grant, ...how })
    return answer.ok ? fromJson(answer.value) : null
  }

  /** Looks at files before they are imported. `isWanted`: the user wants to choose, also where it is not needed. */
  async sort(grants: readonly Grant[], how: HowToLook, isWanted: boolean): Promise<SortedFiles> {
    const sorted = await Promise.all(grants.map((grant) => this.#sortOne(grant, how, isWanted)))
    return { ready: sorted.flatMap(({ ready }) => ready), asked: sorted.flatMap(({ asked }) => asked) }
  }

  async #sortOne(grant: Grant, how: HowToLook, isWanted: boolean): Promise<SortedFiles> {
    const look = await this.look(grant.grant, how)
    if (look === null) return (await this.#sortParts(grant, how, isWanted)) ?? { ready: [grant], asked: [] }
    const isAsked = wantsChoices(look) || (isWanted && offersChoices(look))
    return isAsked ? { ready: [], asked: [{ grant, look }] } : { ready: [grant], asked: [] }
  }

  /** Null for a file that is imported as one: no ZIP file, or none with a table to ask about. */
  async #sortParts({ grant }: Grant, how: HowToLook, isWanted: boolean): Promise<SortedFiles | null> {
    const answer = await window.api.ask('file:parts', { grant })
    if (!answer.ok || answer.value === null || answer.value.length > mostParts) return null
    const sorted = await this.sort(answer.value, how, isWanted)
    return sorted.asked.length === 0 ? null : sorted
  }

  ask(question: TableQuestion): void {
    this.#waiting = [...this.#waiting, question]
  }

  answer(chosen: ChosenColumns): void {
    const question = this.#next()
    question?.onanswer(chosen)
  }

  leave(): void {
    this.#next()?.onleave()
  }

  #next(): TableQuestion | undefined {
    const [first, ...others] = this.#waiting
    this.#waiting = others
    return first
  }
}
