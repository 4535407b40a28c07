import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { WebContents } from 'electron'
import type { Grant } from '#shared/ipc/file-answers'

type Purpose = 'read' | 'write'

interface Granted {
  readonly path: string
  readonly purpose: Purpose
  readonly page: number
}

/** The files that the user chose, under random names. Each is used once, for its purpose, by the page that got it. */
export class Grants {
  readonly #granted = new Map<string, Granted>()
  readonly #pages = new Set<number>()

  async give(path: string, purpose: Purpose, page: WebContents): Promise<Grant> {
    this.#follow(page)
    const grant = randomUUID()
    this.#granted.set(grant, { path, purpose, page: page.id })
    const found = await stat(path).catch(() => undefined)
    return { grant, name: basename(path), bytes: found?.size ?? 0 }
  }

  /** Returns the path of a grant. Throws for one that was not given, or was used before: a page without a bug never asks for that. */
  take(grant: string, purpose: Purpose, page: WebContents): string {
    const path = this.look(grant, purpose, page)
    this.#granted.delete(grant)
    return path
  }

  /** The same for a look at the file, after which it can still be used. */
  look(grant: string, purpose: Purpose, page: WebContents): string {
    const granted = this.#granted.get(grant)
    if (granted?.purpose !== purpose || granted.page !== page.id)
      throw new Error('This file was not granted, or is used already.')
    return granted.path
  }

  /** Drops the grants of a page when it goes. */
  #follow(page: WebContents): void {
    const { id } = page
    if (this.#pages.has(id)) return
    this.#pages.add(id)
    const drop = () => {
      for (const [grant, granted] of this.#granted) if (granted.page === id) this.#granted.delete(grant)
    }
    page.on('did-navigate', drop)
    page.once('destroyed', () => {
      drop()
      this.#pages.delete(id)
    })
  }
}
