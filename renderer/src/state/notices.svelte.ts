/** Something to tell the user that stays until it has been read, with one way on: “Draft deleted. Undo”. */
export interface Notice {
  readonly id: number
  readonly kind: 'done' | 'trouble'
  readonly message: string
  readonly action: { readonly label: string; readonly run: () => void } | null
}

const millisecondsShown = 8_000

/** What is told at the window's edge and to screen readers. UserMessage stays until it is dismissed or its cause has gone. */
export class Notices {
  all = $state.raw<readonly Notice[]>([])
  #lastId = 0

  done(message: string, action: Notice['action'] = null): void {
    const id = this.#add('done', message, action)
    setTimeout(() => {
      this.dismiss(id)
    }, millisecondsShown)
  }

  readonly trouble = (message: string): void => {
    if (!this.all.some((notice) => notice.message === message)) this.#add('trouble', message, null)
  }

  /** Takes a trouble back whose cause has gone. */
  settle(message: string | null): void {
    this.all = this.all.filter((notice) => notice.message !== message)
  }

  dismiss(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id)
  }

  /** Takes back what was told, once its cause has gone. */
  dismissMessage(message: string): void {
    this.all = this.all.filter((notice) => notice.message !== message)
  }

  #add(kind: Notice['kind'], message: string, action: Notice['action']): number {
    const id = ++this.#lastId
    this.all = [...this.all, { id, kind, message, action }]
    return id
  }
}
