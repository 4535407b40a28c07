const storageKey = 'galley.recent'
const maxKept = 30

/** What the palette was used for, the last first. Kept on this machine; users and pairs only until Galley is closed. */
export class RecentThings {
  #ids: readonly string[]

  constructor() {
    this.#ids = kept()
  }

  get ids(): readonly string[] {
    return this.#ids
  }

  note(id: string): void {
    this.#ids = [id, ...this.#ids.filter((known) => known !== id)].slice(0, maxKept)
    localStorage.setItem(storageKey, JSON.stringify(this.#ids.filter(isKept)))
  }
}

function isKept(id: string): boolean {
  return !/^(?:user|pair) /.test(id)
}

function kept(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}
