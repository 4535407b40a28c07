import { expect, type Locator, type Page } from '@playwright/test'

/** Moves the focus there by the Tab key. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(place).toBeFocused()
}

/** Goes to a field with a list, types into it, and takes what it then offers first. */
export async function fillCombobox(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Goes to a choice and takes the option that is called so. */
export async function chooseOption(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Enter')
  // a list of users may say the same
  const wanted = page.locator('.select-item').and(page.getByRole('option', { name: option }))
  await expect(wanted).toBeVisible()
  await page.keyboard.press('Home')
  for (let i = 0; i < 20 && (await wanted.getAttribute('data-highlighted')) === null; i++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(wanted).toBeHidden()
}
