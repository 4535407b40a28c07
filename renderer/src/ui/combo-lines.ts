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

/** A browser draws some thousand lines slowly; a letter typed finds the others. */
const maxLines = 200

/**
 * The lines under a field. Nothing typed yet (null): all options. Else those that hold the text, whatever the letter case, those that
 * begin with it first, and in the end the text itself where it is none of them; `other` is what that line says behind it.
 */
export function linesOf(options: readonly ComboOption[], typed: string | null, other: string): readonly ComboLine[] {
  const wanted = typed?.trim().toLowerCase() ?? ''
  const found = options.filter(({ id }) => id.toLowerCase().includes(wanted))
  const first = wanted === '' ? found : [...found.filter(begins), ...found.filter((option) => !begins(option))]
  const lines = first.slice(0, maxLines).map(({ id, note = '' }) => ({ id, label: id === '' ? '∅' : id, note }))
  const isOther = typed !== null && typed.trim() !== '' && !options.some(({ id }) => id === typed)
  return isOther ? [...lines, { id: typed, label: typed, note: other }] : lines

  function begins({ id }: ComboOption): boolean {
    return id.toLowerCase().startsWith(wanted)
  }
}
