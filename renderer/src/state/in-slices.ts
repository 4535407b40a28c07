/** In milliseconds: half a frame. */
const budget = 8

/** Takes steps for a few milliseconds at a time, between which the window can draw, and hands on what they return. Returns what ends it. */
export function inSlices<Result>(steps: Generator<unknown, Result>, done: (result: Result) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const slice = () => {
    const until = performance.now() + budget
    do {
      const step = steps.next()
      if (step.done === true) {
        done(step.value)
        return
      }
    } while (performance.now() < until)
    timer = setTimeout(slice)
  }
  slice()
  return () => {
    clearTimeout(timer)
  }
}
