import { type Measure, measure, newMeasure } from '#shared/proof/measure'

/** Measures the texts of one recipient after the other. The measures hold until the next text of their pair. */
export class TextMeasures {
  readonly #measures: readonly Measure[]
  /** The texts that the measures are of. */
  readonly #measured: string[] = []

  constructor(pairs: number) {
    this.#measures = Array.from({ length: pairs }, newMeasure)
  }

  /** Returns the measures of a recipient's texts, by pair. */
  of(texts: readonly string[]): readonly Measure[] {
    for (let pair = 0; pair < this.#measures.length; pair++) this.at(pair, texts[pair] ?? '')
    return this.#measures
  }

  /** Returns the measure of one pair's text. Throws where there is no such pair. */
  at(pair: number, text: string): Measure {
    const into = this.#measures[pair]
    if (into === undefined) throw new Error(`There is no pair ${String(pair)}.`)
    // many pairs have the same text for one recipient after the other
    if (text !== this.#measured[pair]) {
      measure(text, into)
      this.#measured[pair] = text
    }
    return into
  }
}
