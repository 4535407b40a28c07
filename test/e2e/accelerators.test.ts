import { type ElectronApplication, expect } from '@playwright/test'
import { test as base } from './fixtures.ts'
import { OwnScreen } from './system/own-screen.ts'
import { type Held, type SystemKeys, systemKeys, withoutKeys } from './system/system-keys.ts'
import { StartedApp } from './start-app.ts'
import { editValue, samplesAreIn } from './window-steps.ts'

interface Pressed {
  readonly galley: StartedApp
  readonly keys: SystemKeys
}

/** The app alone on a screen, with the keyboard of that screen: keys go by the native menu, as a user's do. */
const test = base.extend<{ readonly pressed: Pressed }>({
  pressed: async ({ copiedProfile, expected }, use, testInfo) => {
    const screen = await OwnScreen.make()
    const keys = screen && systemKeys(screen.display)
    testInfo.skip(keys === undefined, withoutKeys)
    if (screen === undefined || keys === undefined) return
    const galley = await StartedApp.start(copiedProfile, [], screen.display)
    await samplesAreIn(galley.window)
    keys.focus('Galley')
    await use({ galley, keys })
    await galley.close(expected)
    screen.close()
  },
})

interface Entry {
  readonly label: string
  readonly accelerator: string
}

/** Returns the entries of the menu that the window acts on and that have keys. */
function entriesWithKeys(app: ElectronApplication): Promise<readonly Entry[]> {
  return app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    return items
      .filter(({ role, accelerator }) => !role && accelerator)
      .map(({ label, accelerator }) => ({ label, accelerator: String(accelerator) }))
  })
}

/** Notes what is chosen in the menu, in place of doing it. */
async function noteChoices(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ BrowserWindow, Menu }) => {
    const chosen: string[] = []
    Object.assign(globalThis, { chosen })
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('There is no window.')
    const send = window.webContents.send.bind(window.webContents)
    window.webContents.send = (channel: string, ...message: unknown[]) => {
      if (channel === 'menu:chosen') chosen.push(String(message[0]))
      else send(channel, ...message)
    }
    return Menu.getApplicationMenu() !== null
  })
  return () => app.evaluate(() => (globalThis as unknown as { chosen: string[] }).chosen.splice(0))
}

const held: Readonly<Record<string, Held>> = { CmdOrCtrl: 'Command', Ctrl: 'Control', Shift: 'Shift', Alt: 'Alt' }

/** Presses keys as a menu writes them, such as `CmdOrCtrl+Shift+R`. */
function press(keys: SystemKeys, accelerator: string): void {
  const parts = accelerator.split('+')
  const key = parts.at(-1) ?? ''
  keys.press(key.length === 1 ? key.toLowerCase() : key, ...parts.slice(0, -1).flatMap((part) => held[part] ?? []))
}

for (const place of ['a value', 'the list of drafts'] as const) {
  test(`every entry of the menu answers to its keys, with the caret in ${place}`, async ({
    pressed: { galley, keys },
  }) => {
    const { app, window } = galley
    if (place === 'a value') await editValue(window, 'title')
    else await window.getByRole('navigation').getByRole('button', { name: 'Win back', exact: true }).focus()
    const entries = await entriesWithKeys(app)
    expect(entries.length).toBeGreaterThan(20)
    const choices = await noteChoices(app)
    const deaf: string[] = []
    for (const { label, accelerator } of entries) {
      // in a value these are its own: the draft's undo with the caret where it was
      if (place === 'a value' && ['Undo', 'Redo'].includes(label)) continue
      press(keys, accelerator)
      const answered = await expect
        .poll(choices, { timeout: 5_000 })
        .toHaveLength(1)
        .then(
          () => true,
          () => false,
        )
      if (!answered) deaf.push(`${label} (${accelerator})`)
    }
    expect(deaf).toEqual([])
  })
}

test('no entry of the menu has keys that write a letter with AltGr, or that a European keyboard has not', async ({
  app,
}) => {
  for (const { accelerator } of await entriesWithKeys(app)) {
    // Windows takes AltGr for Ctrl and Alt
    expect(accelerator).not.toMatch(/(?:CmdOrCtrl|Ctrl)\+(?:Shift\+)?Alt/)
    expect(accelerator).not.toMatch(/[[\]{}\\|@~]$/)
  }
})
