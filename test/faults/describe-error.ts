const longest = 1_500

/** Returns the message of an error, without the trace, cut where it is long. */
export function describeError(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.length > longest ? `${text.slice(0, longest)} …` : text
}
