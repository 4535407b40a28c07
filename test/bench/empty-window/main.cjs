'use strict'
// The least that an Electron app can be: a window like Galley's, on a page with one field.
const { join } = require('node:path')
const { app, BrowserWindow } = require('electron')

void app.whenReady().then(() => {
  const webPreferences = { contextIsolation: true, sandbox: true, spellcheck: false }
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(process.env.GALLEY_BENCH_PAGE ?? join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
