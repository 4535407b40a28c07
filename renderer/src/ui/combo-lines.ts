import { createContext } from 'svelte'

export interface ComboOption {
  readonly id: string
  /** Quiet, at the end of its line. */
  readonly note?: string
}

export interface ComboLine {
  readonly id: string
  readonly label: string
  readonly note: string
}

/** Returns the options that fit what is typed, the best first. */
export type FitOptions = (options: readonly ComboOption[], typed: string) => readonly ComboOption[]

/** What fits is told from above, so that it is the same in all lists of the window. */
export const [getFitOptions, setFitOptions] = createContext<FitOptions>()

/** A browser draws some thousand lines slowly; a letter typed finds the others. */
const maxLines = 200

interface Typed {
  /** Null where nothing is typed yet: all options are listed. */
  readonly typed: string | null
  /** What the line says behind it that takes the text itself, in the end, where it is none of the options. */
  readonly other: string
  readonly fit: FitOptions
}

/** The lines under a field. */
export function linesOf(options: readonly ComboOption[], { typed, other, fit }: Typed): readonly ComboLine[] {
  const lines = fit(options, typed ?? '')
    .slice(0, maxLines)
    .map(({ id, note = '' }) => ({ id, label: id === '' ? '∅' : id, note }))
  const isOther = typed !== null && typed.trim() !== '' && !options.some(({ id }) => id === typed)
  return isOther ? [...lines, { id: typed, label: typed, note: other }] : lines
}
