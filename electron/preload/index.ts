import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import { dropChannel, messageNames, requestNames } from '#shared/ipc/channels'
import { Lane } from './lane.ts'

const requests = new Map<string, Lane>(requestNames.map((name) => [name, new Lane()]))
const messages = new Set<string>(messageNames)

/** `Api` of shared/ipc/contract.ts: the listed names pass, with nothing added, and no others. */
contextBridge.exposeInMainWorld('api', {
  ask(name: string, input?: unknown): Promise<unknown> {
    const lane = requests.get(name)
    if (!lane) return Promise.reject(new Error(`“${name}” is not a request. contract.ts lists them.`))
    return lane.run(() => ipcRenderer.invoke(name, input))
  },
  hear(name: string, listener: (message: unknown) => void): () => void {
    if (!messages.has(name)) throw new Error(`“${name}” is not a message. contract.ts lists them.`)
    const pass = (_event: IpcRendererEvent, message: unknown) => listener(message)
    ipcRenderer.on(name, pass)
    return () => void ipcRenderer.off(name, pass)
  },
  /** Files that a page made up have no path, and are left out. */
  dropped(files: readonly File[]): Promise<unknown> {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    return ipcRenderer.invoke(dropChannel, paths)
  },
})
