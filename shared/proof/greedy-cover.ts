/** Something that shows facts, each a whole number. */
export interface Member {
  readonly facts: readonly number[]
}

/** One choice, and the facts that no earlier one shows. */
export interface Choice<M> {
  readonly member: M
  readonly shows: readonly number[]
}

/**
 * Returns the greedy set cover: again and again the member that shows the most facts which none before it shows, the first in order
 * of equals, until nothing is left.
 */
export function greedyCover<M extends Member>(members: readonly M[]): Choice<M>[] {
  const shown = new Set<number>()
  // no member ever gains: what it would have added earlier is the most that it can add now
  const most = members.map(({ facts }) => facts.length)
  const choices: Choice<M>[] = []
  for (;;) {
    const best = nextBest(members, most, shown)
    if (best === undefined) return choices
    choices.push(best)
    for (const fact of best.shows) shown.add(fact)
  }
}

function nextBest<M extends Member>(
  members: readonly M[],
  most: number[],
  shown: ReadonlySet<number>,
): Choice<M> | undefined {
  let best: Choice<M> | undefined
  for (const [index, member] of members.entries()) {
    if ((most[index] ?? 0) <= (best?.shows.length ?? 0)) continue
    const shows = member.facts.filter((fact) => !shown.has(fact))
    most[index] = shows.length
    if (shows.length > (best?.shows.length ?? 0)) best = { member, shows }
  }
  return best
}
