import fc from 'fast-check'
import { outcomeCount, outcomeOf } from '#shared/resolve/outcome'
import type { ProofRow, ProofShape, SkippedRow } from '#shared/proof/fold'
import { Proof } from '#shared/proof/proof'

/** What a walk hands over: a recipient, or a user who is skipped. */
export type Step = { readonly row: ProofRow } | { readonly skipped: SkippedRow }

/** Three pairs with none, one and three tokens. */
export const shape: ProofShape = {
  pairs: [
    { key: 'fixed', template: 'hello', firstToken: 0, tokens: [] },
    { key: 'title', template: 'Hi {{ @Profile - A }}, you', firstToken: 0, tokens: ['{{ @Profile - A }}'] },
    {
      key: 'body',
      template: '{{ @Profile - B }} {{ @Profile - C }} {{ @Profile - B }}',
      firstToken: 1,
      tokens: ['{{ @Profile - B }}', '{{ @Profile - C }}', '{{ @Profile - B }}'],
    },
  ],
}

const text = fc.oneof(
  fc.constantFrom('', 'hello', 'x  y', 'Hi , you', 'null', '{{', 'Hi Mira 👋', 'https://', '&amp;', '\ud800', '\u0007'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
/** Few outcomes, so that recipients resemble one another, as they do. */
const outcome = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, outcomeOf('default', 'absent'), outcomeOf('empty', 'null')) },
  { weight: 1, arbitrary: fc.nat({ max: outcomeCount - 1 }) },
)

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      texts: fc.tuple(fc.constant('hello'), text, text),
      outcomes: fc.tuple(outcome, outcome, outcome, outcome),
      bytes: fc.integer({ min: 100, max: 3000 }),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('stopped', 'waiting', 'no-trigger-event') },
)

/** A walk over generated recipients, in cache order. */
export const anyWalk: fc.Arbitrary<Step[]> = fc.array(step, { maxLength: 40 }).map((steps) =>
  steps.map((made, index): Step => {
    const about = { position: 3 * index + 1, identity: `cust-${index}` }
    if (typeof made === 'string') return { skipped: { ...about, reason: made } }
    return { row: { ...about, texts: made.texts, outcomes: Uint8Array.from(made.outcomes), bytes: made.bytes } }
  }),
)

/** The recipients of a walk. */
export function rowsOf(steps: readonly Step[]): ProofRow[] {
  return steps.flatMap((one) => ('row' in one ? [one.row] : []))
}

/** The proof of a walk. The array of outcomes is used again for each recipient, as an engine does. */
export function walk(steps: readonly Step[], proof: Proof = new Proof(shape)): Proof {
  const outcomes = new Uint8Array(4)
  for (const one of steps) {
    if ('skipped' in one) proof.skip(one.skipped)
    else {
      outcomes.set(one.row.outcomes)
      proof.add({ ...one.row, outcomes })
    }
  }
  return proof
}
