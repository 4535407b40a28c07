import type { BrowserWindow } from 'electron'
import type { JobProgress } from '#shared/ipc/contract'
import { send } from './send.ts'

interface Progress {
  show(soFar: Omit<JobProgress, 'job'>): void
  end(): void
}

/** Tells a window how far its job is, and shows that in the dock or the taskbar. */
export function progressTo(window: BrowserWindow, job: string): Progress {
  return {
    show: ({ file, bytes, totalBytes, records, rejected }) => {
      if (window.isDestroyed()) return
      window.setProgressBar(totalBytes > 0 ? Math.min(bytes / totalBytes, 1) : 2)
      send(window, 'job:progress', { job, file, bytes, totalBytes, records, rejected })
    },
    end: () => {
      if (!window.isDestroyed()) window.setProgressBar(-1)
    },
  }
}
