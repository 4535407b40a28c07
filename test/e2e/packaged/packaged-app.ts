import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, expect, type Page } from '@playwright/test'
import { packagedProgram } from './packaged-program.ts'

/** Returns whether system calls can be traced. */
export function canTrace(): boolean {
  return process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0
}

/**
 * The packaged app, which nothing looks into: with its fuses flipped the main process cannot be inspected. Its page is driven by
 * Chromium's own debugging port, everything else by the system.
 */
export class PackagedApp {
  readonly window: Page
  readonly #process: ChildProcess

  private constructor(process: ChildProcess, window: Page) {
    this.#process = process
    this.window = window
  }

  /** Starts it on a data folder. `trace` is where its system calls of the network are written down. */
  static async start(profile: string, trace?: string): Promise<PackagedApp> {
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0
    const command = [
      ...(trace === undefined ? [] : ['strace', '-f', '-qq', '-yy', '-e', 'trace=%network', '-o', trace]),
      packagedProgram(),
      ...(asRoot ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ]
    const { NODE_OPTIONS: _, ...env } = process.env
    const child = spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore', env })
    const browser = await chromium.connectOverCDP(await debuggingAddress(profile, child))
    const [context] = browser.contexts()
    const window = context?.pages()[0] ?? (await context?.waitForEvent('page'))
    if (window === undefined) throw new Error('The packaged app has no window.')
    await window.getByRole('main').waitFor()
    return new PackagedApp(child, window)
  }

  /** Drops files on the middle of the window, as a file manager does. */
  async drop(...files: readonly string[]): Promise<void> {
    const session = await this.window.context().newCDPSession(this.window)
    const { x, y } = await this.window.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }))
    const data = { items: [], files: [...files], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x, y, data })
    await session.detach()
  }

  /** Returns the exit code, once the app has ended. */
  async ended(): Promise<number | null> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await once(this.#process, 'exit')
    return this.#process.exitCode
  }

  /** Ends it where a test has not. */
  kill(): void {
    this.#process.kill('SIGKILL')
  }
}

/** Chromium writes into the data folder where it listens: the port, then the path. */
async function debuggingAddress(profile: string, child: ChildProcess): Promise<string> {
  const note = join(profile, 'DevToolsActivePort')
  await expect
    .poll(() => (existsSync(note) ? readFileSync(note, 'utf8').split('\n').length : (child.exitCode ?? 0)), {
      message: 'the packaged app listens to its debugging port',
    })
    .toBe(2)
  const [port, path] = readFileSync(note, 'utf8').split('\n')
  return `ws://127.0.0.1:${port ?? ''}${path ?? ''}`
}
