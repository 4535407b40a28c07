import { expect, test, vi } from 'vitest'

interface Entry {
  readonly label?: string
  readonly submenu?: readonly Entry[]
  readonly click?: (item: undefined, window: undefined) => void
}

const menu = vi.hoisted(() => ({ template: [] as readonly unknown[] }))
vi.mock('electron', () => ({
  app: { isPackaged: true },
  BrowserWindow: Object.assign(
    function BrowserWindow() {
      return undefined
    },
    { getAllWindows: () => [] },
  ),
  Menu: {
    buildFromTemplate: (template: readonly unknown[]) => (menu.template = template),
    setApplicationMenu: () => undefined,
  },
}))
const { setMenu } = await import('../../../electron/main/window/menu.ts')

test('an entry that is chosen without a window opens one, and is done once its page can hear', () => {
  const sent: unknown[] = []
  let loaded: () => void = () => undefined
  const window = {
    isDestroyed: () => false,
    webContents: {
      isLoadingMainFrame: () => true,
      once: (_name: string, listener: () => void) => (loaded = listener),
      send: (...message: unknown[]) => sent.push(message),
    },
  } as unknown as ReturnType<Parameters<typeof setMenu>[1]>
  setMenu([], () => window)
  const file = (menu.template as readonly Entry[]).find(({ label }) => label === '&File')
  const entry = file?.submenu?.find(({ label }) => label === 'New Draft')
  entry?.click?.(undefined, undefined)
  expect(sent).toEqual([])
  loaded()
  expect(sent).toEqual([['menu:chosen', 'draft-new']])
})
