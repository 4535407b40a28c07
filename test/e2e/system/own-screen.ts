import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** A screen on which nothing else has the focus, so that what the system's keyboard presses arrives. */
export class OwnScreen {
  /** For the variable DISPLAY; undefined where the tests have the system's own screen. */
  readonly display: string | undefined
  readonly #server: ChildProcess | undefined

  private constructor(display?: string, server?: ChildProcess) {
    this.display = display
    this.#server = server
  }

  /** Undefined where none can be made: on Linux that takes Xvfb. */
  static async make(): Promise<OwnScreen | undefined> {
    if (process.platform !== 'linux') return new OwnScreen()
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const failed = once(server, 'error').then(() => undefined)
    const started = once(server.stdio[3] as Readable, 'data').then(([number]) => String(number).trim())
    const display = await Promise.race([failed, started])
    return display === undefined ? undefined : new OwnScreen(`:${display}`, server)
  }

  close(): void {
    this.#server?.kill()
  }
}
