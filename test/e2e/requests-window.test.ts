import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication } from '@playwright/test'
import { test } from './fixtures.ts'

const boundsOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())

test('opens the window where it was closed', async ({ copiedProfile: profile, start }) => {
  const first = await start(profile)
  const wanted = { x: 40, y: 30, width: 1000, height: 650 }
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), wanted)
  await expect.poll(() => boundsOf(first.app)).toEqual(wanted)
  await first.close()
  const second = await start(profile)
  expect(await boundsOf(second.app)).toEqual(wanted)
})

for (const [what, state] of [
  ['off every screen', { x: 90_000, y: -5_000, width: 1000, height: 700, maximised: false, fullScreen: false }],
  ['nonsense', { x: 'left', width: -1 }],
] as const) {
  test(`opens the window on a screen when its place is ${what}`, async ({ copiedProfile: profile, start }) => {
    await writeFile(join(profile, 'window.json'), JSON.stringify(state))
    const { app } = await start(profile)
    const bounds = await boundsOf(app)
    expect(bounds?.x).toBeLessThan(5_000)
    expect(bounds?.y).toBeGreaterThanOrEqual(0)
  })
}
