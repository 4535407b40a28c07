import type { Page } from '@playwright/test'

/** Drops files on the window, as the system's file manager does. `afterwards` runs when they are picked up and not dropped yet. */
export async function dropFiles(
  page: Page,
  paths: readonly string[],
  afterwards: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'drop', multiple: true })
    document.body.append(input)
  })
  await page.locator('#drop').setInputFiles([...paths])
  await afterwards()
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#drop')
    const dataTransfer = new DataTransfer()
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    input?.remove()
  })
}
