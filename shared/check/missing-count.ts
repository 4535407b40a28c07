import type { MissingKind } from '#shared/sample/missing'
import type { ObservedProperty } from '#shared/sample/observed'

/** The kinds of missing that the samples count for a property, each with its field. */
const fields = {
  absent: 'absent',
  null: 'null',
  empty: 'empty',
  blank: 'blank',
  placeholder: 'placeholder',
  'not-text': 'notText',
} as const satisfies Partial<Record<MissingKind, keyof ObservedProperty>>

export const countedKinds = ['absent', 'null', 'empty', 'blank', 'placeholder', 'not-text'] as const

/** Returns in how many samples a property is missing in one of the kinds that `counts` picks. */
export function missingCount(property: ObservedProperty, counts: (kind: MissingKind) => boolean): number {
  let count = 0
  for (const kind of countedKinds) {
    if (counts(kind)) count += property[fields[kind]]
  }
  return count
}
