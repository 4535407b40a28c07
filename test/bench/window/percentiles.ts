/** The value that a share of all does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN
}

/** `p50 4.1, p95 8.2, max 11.0 ms` */
export function spread(values: readonly number[]): string {
  const parts = [percentile(values, 0.5), percentile(values, 0.95), Math.max(...values)].map((ms) => ms.toFixed(1))
  return `p50 ${parts[0] ?? ''}, p95 ${parts[1] ?? ''}, max ${parts[2] ?? ''} ms`
}
