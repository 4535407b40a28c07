const most = 0.16
const least = 0.03

/**
 * Returns which part of a bar the users take who do not get the message: as many as they are beside the recipients, but never so
 * much that the recipients cannot be told apart, nor so little that they are not seen.
 */
export function skippedShare(recipients: number, skipped: number): number {
  if (skipped === 0) return 0
  return Math.max(least, Math.min(most, skipped / (recipients + skipped)))
}
