import type { Pair } from '#shared/campaign/draft'
import type { Message } from '#shared/resolve/compile'
import type { PairShape, ProofShape } from '#shared/proof/fold'

/** Returns the shape of the proof of a draft, from its pairs and what they compile to. */
export function proofShape(pairs: readonly Pair[], { tokens }: Pick<Message, 'tokens'>): ProofShape {
  const byPair = Map.groupBy(tokens, ({ pair }) => pair)
  let firstToken = 0
  return {
    pairs: pairs.map(({ key, value }, index): PairShape => {
      const own = (byPair.get(index) ?? []).map(({ text }) => text)
      const shape = { key, template: value, firstToken, tokens: own }
      firstToken += own.length
      return shape
    }),
  }
}
