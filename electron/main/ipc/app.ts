import { app, clipboard } from 'electron'
import { installCommand } from '../files/install-command.ts'
import { packagedCommand } from '../files/places.ts'
import { readLicences } from '../files/licences.ts'
import { closeWindow, noteUnwritten } from '../window/flush-before-close.ts'
import { toResult } from '../files/to-result.ts'
import type { Answers } from './handle.ts'

export const appAnswers = (onUsable: () => void) =>
  ({
    'app:about': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform,
    }),
    'app:licences': () => toResult(() => readLicences()),
    // the page may not: the permission to write is denied with all the others
    'clipboard:write': async ({ text }) => {
      await clipboard.writeText(text)
      return undefined
    },
    'clipboard:paste': (_input, window) => {
      window.webContents.paste()
      return undefined
    },
    'command:install': () => {
      const { platform, env } = process
      return toResult(() => installCommand(packagedCommand(), { platform, home: app.getPath('home'), env }))
    },
    'window:usable': () => {
      onUsable()
      return undefined
    },
    'window:unwritten': ({ unwritten }, window) => {
      noteUnwritten(window, unwritten)
      return undefined
    },
    'window:close': (_input, window) => {
      closeWindow(window)
      return undefined
    },
  }) satisfies Partial<Answers>
