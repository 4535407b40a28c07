/**
 * Photographs every screen, light and dark, large and small, in high contrast and at 200 % zoom, in the app itself: all into
 * out/screenshots/, and the README's two into docs/images/. `npm run screenshots -- payload` takes only the scenes whose names hold that.
 */
import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { scenes } from '../e2e/scenes.ts'
import { StartedApp } from '../e2e/start-app.ts'
import { drawIn, resize, samplesAreIn, zoom } from '../e2e/window-steps.ts'
import { ensureBuilt } from './ensure-built.ts'

const root = join(import.meta.dirname, '../..')
const target = join(root, 'out/screenshots')
const sizes = [
  [1280, 800],
  [900, 600],
] as const
const themes = ['light', 'dark'] as const
/** The scene that the README shows. */
const best = 'token-list-search'

process.chdir(root)
const { DISPLAY, WAYLAND_DISPLAY } = process.env
if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
  const again = [process.execPath, ...process.argv.slice(1)]
  const { status } = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1600x1200x24', ...again], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
ensureBuilt()
await shoot(process.argv[2] ?? '')

async function shoot(wanted: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'galley-screenshots-'))
  const folder = join(profile, 'files')
  const started = await StartedApp.start(join(profile, 'galley'))
  const { app, window: page } = started
  try {
    await samplesAreIn(page)
    for (const { name, show, leave } of scenes) {
      await resize(app, page, ...sizes[0])
      await show({ app, page, folder })
      if (name.includes(wanted)) await shootScene(app, page, name)
      await resize(app, page, ...sizes[0])
      await leave?.({ app, page, folder })
    }
  } finally {
    await started.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function shootScene(app: ElectronApplication, page: Page, name: string): Promise<void> {
  for (const [width, height] of sizes) {
    await resize(app, page, width, height)
    for (const theme of themes) {
      await drawIn(app, page, theme)
      const path = join(target, `${name}-${theme}-${width}.png`)
      await page.screenshot({ path, animations: 'disabled' })
      if (name === best && width === sizes[0][0]) await keep(path, theme)
    }
  }
  await resize(app, page, ...sizes[0])
  await drawIn(app, page, 'light')
  await page.emulateMedia({ forcedColors: 'active' })
  await page.screenshot({ path: join(target, `${name}-contrast-${sizes[0][0]}.png`), animations: 'disabled' })
  await page.emulateMedia({ forcedColors: null })
  await shootZoomed(app, page, join(target, `${name}-zoom-200.png`))
  console.log(name)
}

/** As large as at 100 %: Playwright would cut the picture. */
async function shootZoomed(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await zoom(app, 2)
  await page.waitForFunction((width) => innerWidth === width, sizes[0][0] / 2)
  // under a dialog the last picture may still be that of before
  await page.screenshot({ animations: 'disabled' })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
    return picture?.toPNG().toString('base64') ?? ''
  })
  await mkdir(target, { recursive: true })
  await writeFile(path, Buffer.from(png, 'base64'))
  await zoom(app, 1)
  await page.waitForFunction((width) => innerWidth === width, sizes[0][0])
}

async function keep(path: string, theme: string): Promise<void> {
  const images = join(root, 'docs/images')
  await mkdir(images, { recursive: true })
  await copyFile(path, join(images, `galley-${theme}.png`))
}
