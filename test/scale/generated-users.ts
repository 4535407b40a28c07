const firstSecond = 1_780_000_000

/** Yields users with events of theirs, as records of a CleverTap upload, a line each. Every third has nothing in the cart. */
export function* generatedUsers(count: number): Generator<string> {
  for (let i = 0; i < count; i++) {
    const identity = `g-${String(i)}`
    const profileData = {
      'First Name': `Ärla ${String(i)}`,
      City: i % 7 === 0 ? '' : 'Malmö',
      loyalty_id: 9_000_000_000 + i,
    }
    yield `${JSON.stringify({ type: 'profile', identity, profileData })}\n`
    for (let nth = 0; nth < i % 3; nth++) {
      const evtData = {
        product_name: `Coat “${String(nth)}”`,
        product_id: i % 340,
        added_on: `$D_${String(firstSecond + nth)}`,
      }
      yield `${JSON.stringify({ type: 'event', identity, evtName: 'Added to Cart', ts: firstSecond + nth, evtData })}\n`
    }
  }
}
