/** Values that nest deeper could be read, but not be written again. */
export const deepest = 100

/** Returns whether a value out of JSON nests deeper than that. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1))
}
