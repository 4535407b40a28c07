const day = 86_400_000

/**
 * How far back a recipient's last action may lie, in days. CleverTap says the last action within 60 days
 * (https://docs.clevertap.com/docs/create-campaigns-using-recommendations).
 */
export const lastActionDays = 60

/** Returns when a window of this many days before as-of begins; both its ends belong to it. In milliseconds since 1970. */
export function windowStart(asOf: number, days: number): number {
  return asOf - days * day
}

/** CleverTap's page says one out of five, on a page that is being worked on: a note, not a wall. */
export const maxSlots = 5
