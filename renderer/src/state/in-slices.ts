/** In milliseconds: half a frame. */
const budget = 8
/** In milliseconds: a window that is never idle goes on all the same. */
const patience = 50

/**
 * Takes steps for a few milliseconds at a time, when the window has nothing else to do, and hands on what they return. Returns what
 * ends it.
 */
export function inSlices<Result>(steps: Generator<unknown, Result>, done: (result: Result) => void): () => void {
  let asked: number
  const slice = (deadline: IdleDeadline) => {
    const until = performance.now() + (deadline.didTimeout ? budget : Math.min(budget, deadline.timeRemaining()))
    do {
      const step = steps.next()
      if (step.done === true) {
        done(step.value)
        return
      }
    } while (performance.now() < until)
    ask()
  }
  const ask = () => (asked = requestIdleCallback(slice, { timeout: patience }))
  ask()
  return () => {
    cancelIdleCallback(asked)
  }
}

/** Takes steps as `inSlices` does, and resolves with what ends them. What the first step ends is there at once. */
export function ended<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  const first = steps.next()
  return first.done === true ? Promise.resolve(first.value) : new Promise((resolve) => inSlices(steps, resolve))
}
