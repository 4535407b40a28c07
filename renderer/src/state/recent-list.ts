interface Options {
  /** Where it is kept on this machine. */
  readonly storageKey: string
  readonly max: number
  /** Whether an entry outlives Galley; all do, unless told. */
  readonly isKept?: (entry: string) => boolean
}

/** What was used lately, the last first. Kept on this machine. */
export class RecentList {
  readonly #options: Options
  #entries: readonly string[]

  constructor(options: Options) {
    this.#options = options
    this.#entries = kept(options.storageKey)
  }

  get entries(): readonly string[] {
    return this.#entries
  }

  note(entry: string): void {
    const { storageKey, max, isKept = () => true } = this.#options
    this.#entries = [entry, ...this.#entries.filter((known) => known !== entry)].slice(0, max)
    localStorage.setItem(storageKey, JSON.stringify(this.#entries.filter(isKept)))
  }

  forget(): void {
    this.#entries = []
    localStorage.removeItem(this.#options.storageKey)
  }
}

function kept(storageKey: string): readonly string[] {
  try {
    const entries: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : []
  } catch {
    return []
  }
}
