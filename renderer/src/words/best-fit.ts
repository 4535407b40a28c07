import { folded, textFit, textFits, wantedOf } from '#shared/assist/text-fit'

/**
 * Returns the options that hold the words of what is typed, whatever the letter case and accents, the best fit first, as in the other
 * lists of the window; all of them where nothing is typed.
 */
export function bestFit<Option extends { readonly id: string }>(
  options: readonly Option[],
  typed: string,
): readonly Option[] {
  const wanted = wantedOf(typed)
  if (wanted.text === '') return options
  const fitting = options.flatMap((option) => {
    const fit = textFit(folded(option.id), wanted)
    return fit === textFits.letters ? [] : [{ option, fit }]
  })
  return fitting.sort((a, b) => a.fit - b.fit).map(({ option }) => option)
}
