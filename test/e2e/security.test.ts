import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'

const refusals = [
  /Content Security Policy/,
  /Failed to load resource/,
  /net::ERR_/,
  /Not allowed to (load local resource|navigate top frame)/,
]

/** What a page gets when it asks for an address: a status, or the name of the error. */
function ask(window: Page, url: string): Promise<number | string> {
  return window.evaluate(async (address) => {
    try {
      return (await fetch(address)).status
    } catch (error) {
      return error instanceof Error ? error.name : 'unknown'
    }
  }, url)
}

test('keeps the window isolated and sandboxed', async ({ app, window }) => {
  await window.waitForLoadState()
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // not in the published types: https://github.com/electron/electron/issues/22193
    return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
  })
  const risky = [
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'nodeIntegrationInWorker',
  ]
  expect(risky.filter((name) => Boolean(preferences[name]))).toEqual([])
  expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
})

test('has nothing of Node in the page, and one global of ours', async ({ window }) => {
  const found = await window.evaluate(() => ({
    node: ['require', 'process', 'module', 'global', 'Buffer', '__dirname'].filter((name) => name in window),
    api: Object.keys((window as unknown as { api: object }).api),
  }))
  expect(found).toEqual({ node: [], api: ['ask', 'hear', 'dropped'] })
})

test('does not navigate away', async ({ window, expected }) => {
  expected.push(...refusals)
  const home = window.url()
  for (const address of [
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,<h1>hello',
    'app://galley/other.html',
  ]) {
    await window.evaluate((to) => location.assign(to), address).catch(() => undefined)
    await window.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to, textContent: 'away' })
      document.body.append(link)
      link.click()
      link.remove()
    }, address)
    expect(window.url()).toBe(home)
  }
  expect(await window.evaluate(() => document.querySelector('main') !== null)).toBe(true)
})

test('opens no second window', async ({ app, window }) => {
  const opened = await window.evaluate(() => [
    open('https://example.com/') === null,
    open('about:blank') === null,
    open('app://galley/index.html') === null,
  ])
  expect(opened).toEqual([true, true, true])
  expect(app.windows()).toHaveLength(1)
})

test('sends nothing over the network, not even to this machine', async ({ app, window, expected }) => {
  expected.push(...refusals, /WebSocket connection/)
  let reached = 0
  const server = createServer((_request, response) => {
    reached++
    response.setHeader('Access-Control-Allow-Origin', '*').end('hello')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo

  for (const url of [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    'https://example.com/',
    'file:///etc/passwd',
  ])
    expect(await ask(window, url)).toBe('TypeError')
  const socket = await window.evaluate(
    (url) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url)
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      }),
    `ws://127.0.0.1:${port}/`,
  )
  expect(socket).toBe('refused')

  // behind the content security policy there is a second lock: the session itself, which the main process shares
  const fromMain = await app.evaluate(
    async ({ net }, url) =>
      net.fetch(url).then(
        () => 'answered',
        () => 'refused',
      ),
    `http://127.0.0.1:${port}/`,
  )
  expect(fromMain).toBe('refused')
  expect(reached).toBe(0)
  server.close()
})

test('resolves no name', async ({ app, window }) => {
  await window.waitForLoadState()
  const resolved = await app.evaluate(async ({ session }) =>
    session.defaultSession.resolveHost('localhost.localdomain').then(
      () => 'resolved',
      () => 'refused',
    ),
  )
  expect(resolved).toBe('refused')
})

test('serves nothing outside the built window', async ({ window, expected }) => {
  expected.push(...refusals)
  const addresses = [
    'app://galley/../../package.json',
    'app://galley/%2e%2e/%2e%2e/package.json',
    'app://galley/..%2f..%2fpackage.json',
    'app://galley/..%5c..%5cpackage.json',
    'app://galley/%2e%2e%2fmain%2findex.js',
    'app://galley//etc/passwd',
    'app://galley/index.html%00.js',
    'app://galley/%',
    'app://galley/',
    'app://galley/other.html',
    'app://galley/assets',
    `app://galley/${pathToFileURL(import.meta.filename).href}`,
  ]
  for (const address of addresses) expect(await ask(window, address), address).toBe(404)
  expect(await ask(window, 'app://elsewhere/index.html')).toBe('TypeError')
  expect(await ask(window, 'app://galley/index.html')).toBe(200)
})

test('sends the content security policy with every file', async ({ window }) => {
  const policy = await window.evaluate(async () =>
    (await fetch('app://galley/index.html')).headers.get('content-security-policy'),
  )
  expect(policy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
      "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
  )
})

test('shows no page inside the page', async ({ window, expected }) => {
  expected.push(...refusals)
  const frames = await window.evaluate(async () => {
    for (const address of ['app://galley/index.html', 'https://example.com/']) {
      const frame = Object.assign(document.createElement('iframe'), { src: address })
      document.body.append(frame)
      await new Promise((resolve) => (frame.onload = resolve))
    }
    return [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.querySelector('main') ?? null)
  })
  expect(frames).toEqual([null, null])
})

test('attaches no web view', async ({ app, window, expected }) => {
  expected.push(...refusals)
  await window.evaluate(async () => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'app://galley/index.html')
    view.setAttribute('allowpopups', '')
    document.body.append(view)
    await new Promise((resolve) => setTimeout(resolve, 100))
    view.remove()
  })
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('hands the page no part of Electron', async ({ app, window }) => {
  const isOurs = await window.evaluate(() => {
    const { api } = window as unknown as { api: Record<string, unknown> }
    const functions = Object.values(api).every(
      (value) => typeof value === 'function' && Object.keys(value).length === 0,
    )
    return functions && !Reflect.set(api, 'ask', null)
  })
  expect(isOurs).toBe(true)
  // what a listener gets is the message alone, without the event, which has its sender
  const heard = window.evaluate(
    () =>
      new Promise((resolve) => {
        const { api } = window as unknown as {
          api: { hear(name: string, listener: (...all: unknown[]) => void): void }
        }
        api.hear('pins:changed', (...all) => resolve(all))
      }),
  )
  await window.evaluate(() => null)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('pins:changed', 'none'))
  expect(await heard).toEqual(['none'])
})

test('runs no script but its own', async ({ window, expected }) => {
  expected.push(...refusals)
  const ran = await window.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.hostile = true'
    document.body.append(inline)
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.hostile = true">')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const evaluate = Reflect.get(window, 'eval') as (code: string) => boolean
    let evaluated = false
    try {
      evaluated = evaluate('true')
    } catch {
      // refused
    }
    return { inline: 'hostile' in window, evaluated }
  })
  expect(ran).toEqual({ inline: false, evaluated: false })
})

test('grants no permission', async ({ window }) => {
  const states = await window.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    clipboard: await navigator.clipboard.readText().then(
      () => 'read',
      () => 'refused',
    ),
  }))
  expect(states).toEqual({ notifications: 'denied', geolocation: 'denied', clipboard: 'refused' })
})
