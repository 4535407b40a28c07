import { prepareInsertResult } from '../../store/result-statements.ts'
import type { WriteContext } from './write-context.ts'
import type { ResultRecord } from '../formats/sample-record.ts'

/** Writes recommendation results. Those of another import for the same recipient stay, and come back when this one is taken out. */
export class ResultWriter {
  readonly #context: WriteContext
  readonly #insert

  constructor(context: WriteContext) {
    this.#context = context
    this.#insert = prepareInsertResult(context.db)
  }

  write({ identity, slot, rank, item }: ResultRecord): void {
    const { counts, importId } = this.#context
    if (this.#insert.run(identity, slot, importId, rank, item).changes === 0) counts.duplicates++
    else counts.items++
  }
}
