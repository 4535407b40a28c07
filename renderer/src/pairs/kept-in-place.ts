/** Returns what scrolls a pane so that a row in it is where it is now. */
export function keptInPlace(pane: HTMLElement | undefined, row: HTMLElement | null): () => void {
  const top = row?.getBoundingClientRect().top
  return () => {
    if (top === undefined || row?.isConnected !== true) return
    pane?.scrollBy(0, row.getBoundingClientRect().top - top)
  }
}

/** Calls back when a row's new height is known to what was told of it before: in the next frame, before it is painted. */
export function onceMeasured(row: HTMLElement, then: () => void): void {
  const observer = new ResizeObserver(() => {
    observer.disconnect()
    then()
  })
  observer.observe(row)
}
