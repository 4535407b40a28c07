/** Different values of a property of an event, as texts. */
export interface PropertyValues {
  readonly property: string
  readonly values: ReadonlySet<string>
}

export interface EventValues {
  readonly event: string
  readonly properties: readonly PropertyValues[]
}

/** A property of each event; `overlaps` holds the first one against each other. `of` counts the first one's values. */
export interface SuggestedAlias {
  readonly properties: Readonly<Record<string, string>>
  readonly overlaps: readonly {
    readonly event: string
    readonly property: string
    readonly shared: number
    readonly of: number
  }[]
}

const maxSuggested = 5

/**
 * Returns aliases over all of these events whose values are the same ones, best first: for each property of the first event that has
 * values in common with every other event, the property there that has most of them. Values compare as an alias compares them, by
 * their text.
 */
export function suggestAliases([first, ...others]: readonly EventValues[]): readonly SuggestedAlias[] {
  if (first === undefined || others.length === 0) return []
  const found = first.properties.flatMap(({ property, values }) => {
    const best = others.map(({ event, properties }) => {
      const pairs = properties.map((other) => pairOf(property, values, other)).filter(({ shared }) => shared > 0)
      return { event, pair: pairs.toSorted((a, b) => b.score - a.score)[0] }
    })
    const overlaps = best.flatMap(({ event, pair }) =>
      pair === undefined ? [] : [{ event, property: pair.property, shared: pair.shared, of: values.size }],
    )
    if (overlaps.length < others.length) return []
    const chosen = [{ event: first.event, property }, ...overlaps].map((one) => [one.event, one.property] as const)
    const properties: Readonly<Record<string, string>> = Object.fromEntries(chosen)
    return [{ score: Math.min(...best.map(({ pair }) => pair?.score ?? 0)), suggestion: { properties, overlaps } }]
  })
  return found
    .toSorted((a, b) => b.score - a.score)
    .slice(0, maxSuggested)
    .map(({ suggestion }) => suggestion)
}

function pairOf(property: string, values: ReadonlySet<string>, other: PropertyValues) {
  const [small, large] = values.size < other.values.size ? [values, other.values] : [other.values, values]
  let shared = 0
  for (const value of small) if (large.has(value)) shared++
  // many values in common say more than few, and names that speak of the same thing more than any other two
  const likeness = shared / (values.size + other.values.size - shared)
  const score = likeness * Math.log2(1 + shared) * (sharesWord(property, other.property) ? 2 : 1)
  return { property: other.property, shared, score }
}

/** Whether two names have a word in common, or one that the other's begins with: `product_name` and `Items.prod_name`. */
function sharesWord(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  return left.some((word) => right.some((other) => word.startsWith(other) || other.startsWith(word)))
}

function wordsOf(name: string): readonly string[] {
  const words = name
    .slice(name.indexOf('.') + 1)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word.length > 1)
}

/** Returns a name for an alias over a property: `Product` for `product_name`. Differs from those that are taken. */
export function aliasNameFor(property: string, taken: readonly string[]): string {
  const words = wordsOf(property)
  const kept = words.length > 1 ? words.filter((word) => !tails.has(word)) : words
  const text = (kept.length > 0 ? kept : words).join(' ')
  const name = text === '' ? 'Constant' : text.charAt(0).toUpperCase() + text.slice(1)
  if (!taken.includes(name)) return name
  for (let n = 2; ; n++) if (!taken.includes(`${name} ${String(n)}`)) return `${name} ${String(n)}`
}

/** What a property's name ends in without saying what it is of. */
const tails = new Set(['name', 'id', 'title', 'value', 'key', 'code'])
