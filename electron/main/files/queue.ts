/** Returns a function that runs work one after the other, in the order it comes. A failure does not stop what follows. */
export function serialQueue(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const inTurn = keyedQueue()
  return (work) => inTurn('', work)
}

/** Returns the same for each subject: work on different subjects does not wait. */
export function keyedQueue(): <Value>(subject: string, work: () => Promise<Value>) => Promise<Value> {
  const last = new Map<string, Promise<void>>()
  return (subject, work) => {
    const next = (last.get(subject) ?? Promise.resolve()).then(work)
    const ended: Promise<void> = next.then(
      () => undefined,
      () => undefined,
    )
    last.set(subject, ended)
    void ended.then(() => last.get(subject) === ended && last.delete(subject))
    return next
  }
}
