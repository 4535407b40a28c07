import { app, type Session, type WebContents } from 'electron'
import { devServer } from './address.ts'

/** To be called before the app is ready: Chromium reads its switches once. */
export function switchOffTheNetwork(): void {
  const dev = devServer()
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${dev ? `, EXCLUDE ${dev.hostname}` : ''}`)
  // a proxy would look names up in Galley's place
  app.commandLine.appendSwitch('no-proxy-server')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
}

/** Denies a session every permission, download and request that leaves the machine. */
export function guardSession(session: Session): void {
  session.setSpellCheckerEnabled(false)
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayBeLoaded(url) }))
}

function mayBeLoaded(url: string): boolean {
  const { protocol, host } = new URL(url)
  return protocol === 'app:' || protocol === 'devtools:' || host === devServer()?.host
}

/** Keeps a page on the address it was opened with, in its one window. */
export function guardContents(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault()
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-attach-webview', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-frame-navigate', (event) => {
    const reload = event.isMainFrame && event.url === contents.getURL()
    if (!reload) event.preventDefault()
  })
}

/**
 * Starts V8 with a 16 MB young generation; call it before the app is ready. A page that is being built allocates megabytes of
 * short-lived objects, and V8 would otherwise start with 1 MB and collect at every doubling.
 */
export function setYoungGenerationSize(): void {
  app.commandLine.appendSwitch('js-flags', '--min-semi-space-size=16')
}
