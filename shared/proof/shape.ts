import type { Pair } from '#shared/campaign/draft'
import type { Message } from '#shared/resolve/compile'
import type { PairShape, ProofShape } from '#shared/proof/fold'

/** Returns the shape of the proof of a draft, from its pairs and what they compile to. */
export function proofShape(pairs: readonly Pair[], { tokens }: Pick<Message, 'tokens'>): ProofShape {
  const byPair = new Map<number, string[]>()
  for (const { pair, text } of tokens) {
    const texts = byPair.get(pair)
    if (texts === undefined) byPair.set(pair, [text])
    else texts.push(text)
  }
  let firstToken = 0
  return {
    pairs: pairs.map(({ key, value }, index): PairShape => {
      const own = byPair.get(index) ?? []
      const shape = { key, template: value, firstToken, tokens: own }
      firstToken += own.length
      return shape
    }),
  }
}
