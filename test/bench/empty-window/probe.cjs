'use strict'
// Loaded into an app before its own code: tells on stdout when its page can be used, then ends it. Times are milliseconds since 1970.
const { app } = require('electron')

/** What the page shows first, what is to be focused in it, what then takes keys, and where a typed letter appears. */
const { shown, field, ready, typed } = JSON.parse(process.env.GALLEY_BENCH_START ?? '{}')

/** Answers in the page when `done` answers something and that has been painted. */
const painted = (done) => `new Promise((resolve) => {
  const paint = (found) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve([performance.timeOrigin + performance.now(), found])
    port2.postMessage(null)
  })
  const look = () => {
    const found = ${done}
    if (!found) return false
    paint(true)
    return true
  }
  if (look()) return
  const observer = new MutationObserver(() => look() && observer.disconnect())
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  for (const kind of ['focusin', 'input']) document.addEventListener(kind, () => look() && observer.disconnect())
})`

async function measure(contents) {
  const run = async (code) => (await contents.executeJavaScript(code))[0]
  contents.debugger.attach()
  await contents.debugger.sendCommand('Emulation.setFocusEmulationEnabled', { enabled: true })
  const marks = { ready: await appReady, page: await run('[performance.timeOrigin]') }
  marks.shown = await run(painted(`document.querySelector(${JSON.stringify(shown)})`))
  void contents.executeJavaScript(`document.querySelector(${JSON.stringify(field)}).focus()`)
  await run(painted(`document.activeElement?.closest(${JSON.stringify(ready)})`))
  const before = await contents.executeJavaScript(`(${typed})()`)
  const key = { key: 'x', code: 'KeyX', windowsVirtualKeyCode: 88 }
  await contents.debugger.sendCommand('Input.dispatchKeyEvent', { type: 'keyDown', text: 'x', ...key })
  marks.typed = await run(painted(`(${typed})() !== ${JSON.stringify(before)}`))
  console.log(`GALLEY_BENCH ${JSON.stringify(marks)}`)
  app.exit(0)
}

const appReady = app.whenReady().then(() => Date.now())
app.once('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () =>
    measure(contents).catch((error) => {
      console.error(error)
      app.exit(1)
    }),
  )
})
