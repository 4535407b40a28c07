/** Maps and sets that are never changed, only replaced: outside the modules whose collections are reactive. */

export function emptyMap<Key, Value>(): ReadonlyMap<Key, Value> {
  return new Map()
}

export function emptySet<Value>(): ReadonlySet<Value> {
  return new Set()
}

export function setOf<Value>(values: Iterable<Value>): ReadonlySet<Value> {
  return new Set(values)
}

export function withEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> {
  return new Map([...map, [key, value]])
}

export function withoutKey<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  return new Map([...map].filter(([each]) => each !== key))
}
