const { promise: usable, resolve } = Promise.withResolvers<undefined>()

/** To be called once the user can write: what was put off begins. */
export function markUsable(): void {
  resolve(undefined)
}

/**
 * Does the work `delay` milliseconds from now, but not before the user can write: at a start it would keep the thread, and the engine
 * the processor, from what the user waits for. Returns what calls it off.
 */
export function onceUsable(work: () => void, delay: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOff = false
  void usable.then(() => {
    if (!isOff) timer = setTimeout(work, delay)
  })
  return () => {
    isOff = true
    clearTimeout(timer)
  }
}
