import fc from 'fast-check'

/** Checks that something holds for generated input: the same input in every run, until somebody changes the seed. */
export function law<T>(arbitrary: fc.Arbitrary<T>, holds: (input: T) => void, numRuns = 1500): void {
  fc.assert(fc.property(arbitrary, holds), { numRuns, seed: Number(process.env['LAW_SEED'] ?? 20_260_615) })
}
