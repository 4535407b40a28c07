import type { Page } from '@playwright/test'

/** What became of one key, in the page's own milliseconds. */
export interface KeyTimes {
  /** From the key event's own time until what it changes was painted. */
  readonly total: number
  /** Of that, until the page had changed its document: waiting for the thread, and script. */
  readonly script: number
  /** Waiting for the screen's next frame. */
  readonly wait: number
  /** The frame itself: Monaco's own drawing, style, layout and paint, up to what is handed to the compositor. */
  readonly frame: number
}

declare global {
  var keyTimes: KeyTimes[]
}

/**
 * Begins to measure keys in the page. The clock starts at the event's `timeStamp`, which is when the browser process got the key,
 * so that whatever keeps the thread busy counts. A MutationObserver sees the change in `within` (for the list: the first element that
 * matches `appears`); the next animation frame draws it; and a message that is posted in that frame arrives when the frame
 * has been laid out, painted and handed to the compositor. Rasterising and the way to the screen come after that and are the same for
 * any page.
 */
export async function measureKeys(
  page: Page,
  key: string | null,
  within: string,
  appears: string | null,
): Promise<void> {
  await page.evaluate(
    ({ key, within, appears }) => {
      globalThis.keyTimes = []
      let pressed: number | undefined
      let framed = 0
      const later = new MessageChannel()
      let measured = { from: 0, script: 0, wait: 0, framed: 0 }
      later.port1.onmessage = () => {
        const { from, script, wait, framed } = measured
        const painted = performance.now()
        keyTimes.push({ total: painted - from, script, wait, frame: painted - framed })
      }
      addEventListener(
        'keydown',
        (event) => {
          if (key !== null && event.key !== key) return
          pressed = event.timeStamp
          // before any callback of the page's own in that frame
          requestAnimationFrame(() => (framed = performance.now()))
        },
        { capture: true },
      )
      const observed = document.querySelector(within)
      if (observed === null) throw new Error(`There is no ${within} to watch.`)
      new MutationObserver(() => {
        if (pressed === undefined || (appears !== null && document.querySelector(appears) === null)) return
        const from = pressed
        const changed = performance.now()
        pressed = undefined
        requestAnimationFrame(() => {
          const began = Math.max(framed, changed)
          measured = { from, framed: began, script: changed - from, wait: began - changed }
          later.port2.postMessage(null)
        })
      }).observe(observed, { subtree: true, childList: true, characterData: true })
    },
    { key, within, appears },
  )
}

/** Everything that was measured since `measureKeys`. */
export async function keysMeasured(page: Page): Promise<readonly KeyTimes[]> {
  return page.evaluate(() => globalThis.keyTimes)
}
