/** Ends a switch over a union, so that a kind added later is a type error here. */
export function assertNever(kind: never): never {
  throw new Error(`Unexpected: ${JSON.stringify(kind)}`)
}
