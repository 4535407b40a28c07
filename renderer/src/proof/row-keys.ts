import { tick } from 'svelte'

interface Options {
  /** Opens or closes a row that has others below it. */
  readonly onopen: (row: string, open: boolean) => void
  /** A row got the focus: Tab enters there from now on. */
  readonly onfocus: (row: string) => void
}

/**
 * The keys of a table whose rows open: arrows up and down go from row to row, or from a number to the one in the next row; to the right
 * a row opens and then its numbers follow; to the left it goes back and closes. Enter on a row opens or closes it.
 */
export function rowKeys({ onopen, onfocus }: Options) {
  return (table: HTMLElement): (() => void) => {
    const rows = () => [...table.querySelectorAll<HTMLElement>('[data-row]')]

    const key = (event: KeyboardEvent) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
      if (row === null || event.altKey || event.ctrlKey || event.metaKey) return
      if (move(row, event.target as HTMLElement, event.key)) event.preventDefault()
    }

    const move = (row: HTMLElement, target: HTMLElement, pressed: string): boolean => {
      const at = target === row ? null : target
      switch (pressed) {
        case 'ArrowDown':
          return go(row, 1, at)
        case 'ArrowUp':
          return go(row, -1, at)
        case 'Home':
          return focus(rows()[0])
        case 'End':
          return focus(rows().at(-1))
        case 'ArrowRight':
          return right(row, at)
        case 'ArrowLeft':
          return left(row, at)
        case 'Enter':
        case ' ':
          return at === null && open(row, row.ariaExpanded === 'false')
        default:
          return false
      }
    }

    const go = (row: HTMLElement, by: number, at: HTMLElement | null): boolean => {
      const all = rows()
      const next = all[all.indexOf(row) + by]
      const column = at?.dataset.column
      const same =
        column === undefined ? null : next?.querySelector<HTMLElement>(`[data-column="${CSS.escape(column)}"]`)
      return focus(same ?? next)
    }

    const right = (row: HTMLElement, at: HTMLElement | null): boolean => {
      if (at === null && row.ariaExpanded === 'false') return open(row, true)
      const numbers = numbersIn(row)
      return focus(numbers[at === null ? 0 : numbers.indexOf(at) + 1])
    }

    const left = (row: HTMLElement, at: HTMLElement | null): boolean => {
      if (at !== null) {
        const numbers = numbersIn(row)
        return focus(numbers[numbers.indexOf(at) - 1] ?? row)
      }
      if (row.ariaExpanded === 'true') return open(row, false)
      const all = rows()
      return focus(all.slice(0, all.indexOf(row)).findLast((each) => Number(each.ariaLevel) < Number(row.ariaLevel)))
    }

    const open = (row: HTMLElement, isOpen: boolean): boolean => {
      const name = row.dataset.row
      if (name === undefined || row.ariaExpanded === null) return false
      onopen(name, isOpen)
      void tick().then(() => row.focus())
      return true
    }

    const noteFocus = (event: FocusEvent) => {
      const name = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset.row
      if (name !== undefined) onfocus(name)
    }

    table.addEventListener('keydown', key)
    table.addEventListener('focusin', noteFocus)
    return () => {
      table.removeEventListener('keydown', key)
      table.removeEventListener('focusin', noteFocus)
    }
  }
}

function numbersIn(row: HTMLElement): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('button')]
}

function focus(element: HTMLElement | undefined): boolean {
  element?.focus()
  return element !== undefined
}
