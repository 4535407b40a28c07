import { tokensIn } from '#shared/template/uses'
import type { TokenNode } from '#shared/template/node'
import type { ShownPairs } from './shown-pairs.ts'

/** A chip of a row: the pair by its key in the list, and which token of its value it is, counted from 0. */
export interface ChipName {
  readonly key: number
  readonly nth: number
}

/** Returns the chips that a row shows, in order. */
export function chipsIn(row: Element | null): readonly HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>('.chip') ?? [])]
}

/** Returns the chip that something is in; null outside all chips. */
export function chipOf(target: EventTarget | null): (ChipName & { readonly element: HTMLElement }) | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('.chip') : null
  const row = element?.closest<HTMLElement>('[data-pair]') ?? null
  if (element === null || row === null) return null
  return { element, key: Number(row.dataset['pair']), nth: chipsIn(row).indexOf(element) }
}

/** Returns the token that a chip shows. */
export function tokenOfChip({ open }: Pick<ShownPairs, 'open'>, { key, nth }: ChipName): TokenNode | undefined {
  const value = open.draft.pairs[open.keys.indexOf(key)]?.value ?? ''
  return [...tokensIn(value)][nth]
}
