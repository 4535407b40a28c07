/** Something to tell the user that stays until it has been read, with one way on: “Draft deleted. Undo”. */
export interface Notice {
  readonly id: number
  readonly kind: 'done' | 'trouble'
  readonly message: string
  readonly action: NoticeAction | null
}

export interface NoticeAction {
  readonly label: string
  readonly run: () => void
  /** Whether it would still do what the notice says. It is offered no longer than that. */
  readonly holds?: () => boolean
}

const millisecondsShown = 8_000
/** How long one that is being read then stays, until it is looked at again. */
const millisecondsMore = 2_000

/** What is told at the window's edge and to screen readers. UserMessage stays until it is dismissed or its cause has gone. */
export class Notices {
  all = $state.raw<readonly Notice[]>([])
  /** Whether the pointer or the focus is among them: none goes by itself then. */
  areRead = (): boolean => false
  #lastId = 0

  done(message: string, action: Notice['action'] = null): void {
    const id = this.#add('done', message, action)
    const end = () => {
      if (this.areRead()) setTimeout(end, millisecondsMore)
      else this.dismiss(id)
    }
    setTimeout(end, millisecondsShown)
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
