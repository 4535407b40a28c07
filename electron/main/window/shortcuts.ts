import type { MenuCommand } from '#shared/ipc/messages'

/**
 * The keys of the menu, as Electron writes them; of several the first is shown. None has Ctrl and Alt, which is what Windows takes AltGr
 * for, and none a key that many European keyboards have only with AltGr, such as brackets.
 */
export const shortcuts: Readonly<Partial<Record<MenuCommand, readonly string[]>>> = {
  'draft-new': ['CmdOrCtrl+N'],
  'draft-open': ['CmdOrCtrl+O'],
  'draft-save': ['CmdOrCtrl+S'],
  'draft-save-as': ['Shift+CmdOrCtrl+S'],
  'draft-settings': ['CmdOrCtrl+,'],
  'samples-import': ['CmdOrCtrl+I'],
  export: ['CmdOrCtrl+E'],
  'next-problem': ['F8'],
  'previous-problem': ['Shift+F8'],
  'next-user': ['CmdOrCtrl+PageDown'],
  'previous-user': ['CmdOrCtrl+PageUp'],
  'random-user': ['CmdOrCtrl+Shift+R'],
  'find-user': ['CmdOrCtrl+Shift+F'],
  'find-in-pairs': ['CmdOrCtrl+F'],
  // macOS hides an app by Cmd+H
  'replace-in-pairs': [process.platform === 'darwin' ? 'Alt+Cmd+F' : 'CmdOrCtrl+H'],
  'edit-trigger': ['CmdOrCtrl+T'],
  'show-recipients': ['CmdOrCtrl+Shift+L'],
  'show-proof': ['F7'],
  'command-palette': ['CmdOrCtrl+K', 'CmdOrCtrl+Shift+P'],
  'toggle-left': ['CmdOrCtrl+B'],
  'toggle-right': ['CmdOrCtrl+Shift+B'],
  'toggle-bottom': ['CmdOrCtrl+J'],
  help: ['F1'],
}

/** What is known of a key that is pressed; Electron's `Input` is one. */
export interface KeyPress {
  readonly key: string
  readonly control: boolean
  readonly meta: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly isComposing: boolean
}

/** Returns the command of the menu that a key means; undefined for none, and for a key of an input method. */
export function commandOf(press: KeyPress, platform: NodeJS.Platform): MenuCommand | undefined {
  const [main, other] = platform === 'darwin' ? [press.meta, press.control] : [press.control, press.meta]
  if (press.isComposing || press.alt || other) return undefined
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key
  const pressed = partsKey([...(main ? ['CmdOrCtrl'] : []), ...(press.shift ? ['Shift'] : []), key])
  return commands.get(pressed)
}

function partsKey(parts: readonly string[]): string {
  return [...parts].sort().join('+')
}

const commands: ReadonlyMap<string, MenuCommand> = new Map(
  Object.entries(shortcuts).flatMap(([command, accelerators]) =>
    accelerators.map((accelerator) => [partsKey(accelerator.split('+')), command as MenuCommand] as const),
  ),
)
