import { app, clipboard } from 'electron'
import type { Answers } from './handle.ts'

export const appAnswers = {
  'app:about': () => ({
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
  }),
  // the page may not: the permission to write is denied with all the others
  'clipboard:write': async ({ text }) => {
    await clipboard.writeText(text)
    return undefined
  },
  'window:close': (_input, window) => {
    window.destroy()
    return undefined
  },
} satisfies Partial<Answers>
