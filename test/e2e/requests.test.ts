import { expect } from '@playwright/test'
import { tryToAsk as ask } from './ask.ts'
import { test } from './fixtures.ts'

test('answers a listed request', async ({ window }) => {
  expect(await ask(window, 'app:about')).toMatchObject({ version: '0.1.0', platform: process.platform })
})

test('refuses a request that is not listed', async ({ window }) => {
  for (const name of ['file:read', 'toString', '__proto__', '', 7, null])
    expect(await ask(window, name), String(name)).toMatch(/is not a request/)
})

test('refuses an input of another shape', async ({ window }) => {
  const inputs = [
    undefined,
    null,
    'text',
    [],
    {},
    { text: 7 },
    { text: 'a', path: '/etc/passwd' },
    { text: 'a'.repeat(4_000_001) },
  ]
  for (const input of inputs)
    expect(await ask(window, 'clipboard:write', input)).toMatch(/its input has the wrong shape/)
  expect(await ask(window, 'app:about', { path: '/etc/passwd' })).toMatch(/its input has the wrong shape/)
})

test('refuses to listen to what is not a message', async ({ window }) => {
  const heard = await window.evaluate(() => {
    const { api } = window as unknown as { api: { hear(name: string, listener: () => void): void } }
    try {
      api.hear('ELECTRON_BROWSER', () => undefined)
      return 'listening'
    } catch (error) {
      return String(error)
    }
  })
  expect(heard).toMatch(/is not a message/)
})

test('copies text on request', async ({ app, window, clipboard: _ }) => {
  expect(await ask(window, 'clipboard:write', { text: 'Linen shirt' })).toBeUndefined()
  expect(await app.evaluate(async ({ clipboard }) => await clipboard.readText())).toBe('Linen shirt')
})

test('refuses a sender that is not the page of the window', async ({ app, window, expected }) => {
  // the stranger's address leads to nothing
  expected.push(/^Failed to load resource: .* 404/)
  await window.waitForLoadState()
  // a window as a bug might open it: Galley's preload, another page
  const stranger = app.waitForEvent('window')
  await app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`
    const other = new BrowserWindow({ show: false, webPreferences: { preload, contextIsolation: true, sandbox: true } })
    await other.loadURL('app://elsewhere/index.html')
  })
  const page = await stranger
  await page.waitForURL('app://elsewhere/index.html')
  expect(await ask(page, 'app:about')).toMatch(/unknown sender/)
})
