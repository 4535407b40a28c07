import { execFileSync, spawnSync } from 'node:child_process'

/** The keyboard of the system: what it presses goes the way of a user's keys, through native menus and dialogs too. */
export interface SystemKeys {
  /** Gives the focus to the window whose title holds this. */
  focus(title: string): void
  /** Presses a key, such as `s`, `Enter`, `Escape` or `F7`, with these held down. */
  press(key: string, ...held: readonly Held[]): void
  /** Types a text. */
  type(text: string): void
}

/** `Command` is the Control key where the system's own shortcuts have that. */
export type Held = 'Command' | 'Control' | 'Shift' | 'Alt'

/** Returns the system's keyboard, for a display of its own where one is named; undefined where nothing here can press keys. */
export function systemKeys(display?: string): SystemKeys | undefined {
  if (process.platform === 'win32') return windowsKeys
  if (process.platform === 'darwin') return macKeys
  return spawnSync('xdotool', ['version']).status === 0 ? x11Keys(display) : undefined
}

export const withoutKeys = 'nothing on this machine can press the system’s keys: install xdotool'

function x11Keys(display: string | undefined): SystemKeys {
  const env = { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) }
  const xdotool = (...words: readonly string[]) => execFileSync('xdotool', words, { env, encoding: 'utf8' }).trim()
  const names: Readonly<Record<string, string>> = {
    ...{ Enter: 'Return', Command: 'ctrl', Control: 'ctrl', Shift: 'shift', Alt: 'alt', ' ': 'space' },
    ...{ PageDown: 'Next', PageUp: 'Prior', ',': 'comma', '.': 'period' },
  }
  const named = (key: string) => names[key] ?? key
  return {
    focus: (title) => {
      const [window = ''] = xdotool('search', '--sync', '--onlyvisible', '--name', title).split('\n')
      xdotool('windowfocus', '--sync', window)
    },
    press: (key, ...held) => void xdotool('key', [...held, key].map(named).join('+')),
    type: (text) => void xdotool('type', '--delay', '20', text),
  }
}

const windowsNames: Readonly<Record<string, string>> = { PageDown: 'PGDN', PageUp: 'PGUP', Escape: 'ESC' }

const windowsKeys: SystemKeys = {
  focus: (title) => shell(`(New-Object -ComObject WScript.Shell).AppActivate('${title.replaceAll("'", "''")}')`),
  press: (key, ...held) => {
    const marks = { Command: '^', Control: '^', Shift: '+', Alt: '%' }
    send(
      held.map((one) => marks[one]).join('') +
        (key.length > 1 ? `{${windowsNames[key] ?? key.toUpperCase()}}` : escaped(key)),
    )
  },
  type: (text) => send(escaped(text)),
}

/** Characters that mean something to SendKeys. */
function escaped(text: string): string {
  return text.replace(/[+^%~(){}[\]]/g, '{$&}')
}

function send(keys: string): void {
  shell(
    `Add-Type -AssemblyName System.Windows.Forms; [System.Windows.Forms.SendKeys]::SendWait('${keys.replaceAll("'", "''")}')`,
  )
}

function shell(script: string): void {
  execFileSync('powershell', ['-NoProfile', '-Command', script])
}

const macCodes: Readonly<Record<string, number>> = {
  Enter: 36,
  Escape: 53,
  F1: 122,
  F7: 98,
  F8: 100,
  PageDown: 121,
  PageUp: 116,
  ' ': 49,
}

const macKeys: SystemKeys = {
  focus: () => tell('tell application "Galley" to activate'),
  press: (key, ...held) => {
    const names = { Command: 'command', Control: 'control', Shift: 'shift', Alt: 'option' }
    const using = held.length === 0 ? '' : ` using {${held.map((one) => `${names[one]} down`).join(', ')}}`
    const code = macCodes[key]
    events(code === undefined ? `keystroke ${JSON.stringify(key)}${using}` : `key code ${String(code)}${using}`)
  },
  type: (text) => events(`keystroke ${JSON.stringify(text)}`),
}

function events(what: string): void {
  tell(`tell application "System Events" to ${what}`)
}

function tell(script: string): void {
  execFileSync('osascript', ['-e', script])
}
