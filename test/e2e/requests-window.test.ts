import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication } from '@playwright/test'
import { launch, test } from './fixtures.ts'

const boundsOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())

test('opens the window where it was closed', async ({ profile }) => {
  const first = await launch(profile)
  await (await first.firstWindow()).getByRole('main').waitFor()
  const wanted = { x: 40, y: 30, width: 1000, height: 650 }
  await first.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), wanted)
  await expect.poll(() => boundsOf(first)).toEqual(wanted)
  await first.close()
  const second = await launch(profile)
  await (await second.firstWindow()).getByRole('main').waitFor()
  expect(await boundsOf(second)).toEqual(wanted)
  await second.close()
})

for (const [what, state] of [
  ['off every screen', { x: 90_000, y: -5_000, width: 1000, height: 700, maximised: false, fullScreen: false }],
  ['nonsense', { x: 'left', width: -1 }],
] as const) {
  test(`opens the window on a screen when its place is ${what}`, async ({ profile }) => {
    await writeFile(join(profile, 'window.json'), JSON.stringify(state))
    const app = await launch(profile)
    await (await app.firstWindow()).getByRole('main').waitFor()
    const bounds = await boundsOf(app)
    expect(bounds?.x).toBeLessThan(5_000)
    expect(bounds?.y).toBeGreaterThanOrEqual(0)
    await app.close()
  })
}
