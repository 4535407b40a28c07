import { test } from './fixtures.ts'

// in order, so that each is seen to fail itself and not the next one
test.describe.configure({ mode: 'default' })

test.fail('a console error fails its test', async ({ window }) => {
  await window.evaluate(() => console.error('told on purpose'))
})

test('the next test of the same app is clean', async ({ window }) => {
  await window.evaluate(() => console.warn('a warning is no error'))
})

test.fail('an uncaught error fails its test', async ({ window }) => {
  await window.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown on purpose')
    })
    return new Promise((resolve) => setTimeout(resolve, 50))
  })
})

test.fail('an error of another window fails its test', async ({ app, window }) => {
  await window.waitForLoadState()
  const opened = app.waitForEvent('window')
  await app.evaluate(async ({ BrowserWindow }) => {
    await new BrowserWindow({ show: false }).loadURL('app://galley/index.html')
  })
  await (await opened).evaluate(() => console.error('told on purpose'))
})

test.fail('an error of an app that the test started, and ended, fails it', async ({ copiedProfile, start }) => {
  const { app, window } = await start(copiedProfile)
  await window.evaluate(() => console.error('told on purpose'))
  await app.close()
})

test.fail('a focus that is left on nothing fails its test', async ({ window }) => {
  // with every way back taken from it
  await window.evaluate(() => {
    for (const element of document.body.querySelectorAll('*')) if (element instanceof HTMLElement) element.inert = true
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
})

test('an expected error is none', async ({ window, expected }) => {
  expected.push(/^told on purpose$/)
  await window.evaluate(() => console.error('told on purpose'))
})
