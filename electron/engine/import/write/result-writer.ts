import type { WriteContext } from './write-context.ts'
import type { ResultRecord } from '../formats/sample-record.ts'

/** Writes recommendation results. Those of another import for the same recipient stay, and come back when this one is taken out. */
export class ResultWriter {
  readonly #context: WriteContext
  readonly #insert

  constructor(context: WriteContext) {
    this.#context = context
    this.#insert = context.db.prepare<[string, string, number, number, string]>(
      'INSERT INTO recommendation_result(identity, slot, import, rank, item) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
  }

  write({ identity, slot, rank, item }: ResultRecord): void {
    const { counts, importId } = this.#context
    if (this.#insert.run(identity, slot, importId, rank, item).changes === 0) counts.duplicates++
    else counts.items++
  }
}
