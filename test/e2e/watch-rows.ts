import type { Page } from '@playwright/test'

declare global {
  var mostRows: Record<string, number>
}

/**
 * Counts, from now on, how many elements come into the page at once, by selector: in one turn of the window's thread. `mostAtOnce` tells
 * the most.
 */
export async function watchRows(page: Page, ...selectors: readonly string[]): Promise<void> {
  await page.evaluate((selectors) => {
    globalThis.mostRows = Object.fromEntries(selectors.map((selector) => [selector, 0]))
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element)
      for (const selector of selectors) {
        const rows = new Set(
          added.flatMap((element) => [
            ...element.querySelectorAll(selector),
            ...(element.matches(selector) ? [element] : []),
          ]),
        )
        mostRows[selector] = Math.max(mostRows[selector] ?? 0, rows.size)
      }
    }).observe(document.body, { childList: true, subtree: true })
  }, selectors)
}

/** Returns the most elements that came at once since `watchRows`. */
export async function mostAtOnce(page: Page, selector: string): Promise<number> {
  return page.evaluate((selector) => mostRows[selector] ?? NaN, selector)
}
