import fc from 'fast-check'

interface LawOptions {
  /** How many cases are generated, before LAW_RUNS scales it. */
  readonly runs?: number
  /** The conditional parts of the property, each of which some case must reach. */
  readonly reaches?: readonly Branch[]
}

const defaultRuns = 1500

/** A part of a property that only some of the cases reach. */
export class Branch {
  readonly name: string
  #count = 0

  constructor(name: string) {
    this.name = name
  }

  get count(): number {
    return this.#count
  }

  reach(): void {
    this.#count++
  }
}

/**
 * Checks that a property holds for every generated case. The cases are the same in every run, unless the environment
 * says otherwise: `LAW_SEED` takes another seed, `LAW_PATH` goes straight to one case of it, and `LAW_RUNS` multiplies
 * the number of cases of every law (0.1 for a quick look, 20 for a long night).
 * A case that says nothing about the property leaves by `fc.pre`, never by `return`: another one is then generated.
 * Throws with the seed and the path of the smallest case that fails, or with the branch that no case reached.
 */
export function law<Case>(property: fc.IProperty<Case>, options?: LawOptions): void
export function law<Case>(property: fc.IAsyncProperty<Case>, options?: LawOptions): Promise<void>
export function law<Case>(
  property: fc.IProperty<Case> | fc.IAsyncProperty<Case>,
  { runs = defaultRuns, reaches = [] }: LawOptions = {},
): void | Promise<void> {
  const { LAW_SEED = '20260615', LAW_PATH, LAW_RUNS = '1' } = process.env
  const checked = fc.assert(property, {
    seed: Number(LAW_SEED),
    ...(LAW_PATH === undefined ? {} : { path: LAW_PATH }),
    numRuns: Math.max(1, Math.round(runs * Number(LAW_RUNS))),
    reporter: report,
  })
  // fewer cases than usual need not reach everything
  const needed = LAW_PATH === undefined && Number(LAW_RUNS) >= 1 ? reaches : []
  return checked instanceof Promise ? checked.then(() => reachAll(needed)) : reachAll(needed)
}

function report<Case>(details: fc.RunDetails<Case>): void {
  if (!details.failed) return
  const { seed, counterexamplePath, errorInstance } = details
  const path = counterexamplePath === null ? '' : ` LAW_PATH=${counterexamplePath}`
  const again = `Run this test again, alone, with LAW_SEED=${String(seed)}${path}`
  throw new Error(`${fc.defaultReportMessage(details) ?? ''}\n\n${again}`, { cause: errorInstance })
}

function reachAll(branches: readonly Branch[]): void {
  for (const { name, count } of branches)
    if (count === 0) throw new Error(`No generated case reached “${name}”: the law would hold of nothing there.`)
}
