import type { PairShape } from '#shared/proof/fold'
import type { Measure } from '#shared/proof/measure'
import { PairProof } from '#shared/proof/pair-proof'
import { type Column, packed } from './column.ts'

/** What the texts of one template come to for the recipients of a page, in a few bytes for each. */
export interface PairPage {
  /** A row for each recipient, a byte for each token. */
  readonly outcomes: Uint8Array
  readonly length: Column
  readonly bytes: Column
  readonly segments: Column
  /** How many bytes more the text takes within JSON. */
  readonly escapes: Column
  /** Bits as `Findings.look` returns them. */
  readonly findings: Column
}

/** What the texts of one template come to, for the pages that are looked at so far. It outlives the edits of other pairs. */
export class PairFigures {
  readonly template: string
  readonly tokens: number
  readonly proof: PairProof
  readonly pages: PairPage[] = []

  constructor(pair: PairShape) {
    this.template = pair.template
    this.tokens = pair.tokens.length
    this.proof = new PairProof(pair)
  }
}

/** Takes in the texts of one template for one page. */
export class PairPageMaker {
  readonly #figures: PairFigures
  readonly #firstToken: number
  readonly #own: Uint8Array
  readonly #outcomes: Uint8Array
  readonly #lengths: Uint32Array
  readonly #bytes: Uint32Array
  readonly #segments: Uint32Array
  readonly #escapes: Uint32Array
  readonly #findings: Uint32Array

  /** `firstToken` is where the template's outcomes begin among those that are handed in. */
  constructor(figures: PairFigures, firstToken: number, recipients: number) {
    this.#figures = figures
    this.#firstToken = firstToken
    this.#own = new Uint8Array(figures.tokens)
    this.#outcomes = new Uint8Array(recipients * figures.tokens)
    this.#lengths = new Uint32Array(recipients)
    this.#bytes = new Uint32Array(recipients)
    this.#segments = new Uint32Array(recipients)
    this.#escapes = new Uint32Array(recipients)
    this.#findings = new Uint32Array(recipients)
  }

  /** `measured` is the measure of the text. */
  add(row: number, identity: string, text: string, measured: Measure, outcomes: Uint8Array): void {
    const own = this.#own
    for (let token = 0; token < own.length; token++) own[token] = outcomes[this.#firstToken + token] ?? 0
    this.#outcomes.set(own, row * own.length)
    this.#lengths[row] = measured.codePoints
    this.#bytes[row] = measured.bytes
    this.#segments[row] = measured.segments
    this.#escapes[row] = measured.escapes
    this.#findings[row] = this.#figures.proof.add(identity, text, own, measured)
  }

  /** Adds the page to the figures. */
  end(): void {
    this.#figures.pages.push({
      outcomes: this.#outcomes,
      length: packed(this.#lengths),
      bytes: packed(this.#bytes),
      segments: packed(this.#segments),
      escapes: packed(this.#escapes),
      findings: packed(this.#findings),
    })
  }
}
