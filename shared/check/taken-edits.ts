import type { DraftEdit } from '#shared/check/diagnostic'

/** How much text, in UTF-16 units, is searched at once for an edit that overlaps. */
const chunk = 256

/** Edits that do not overlap. Whether another one would is told in time that does not grow with their number. */
export class TakenEdits {
  readonly edits: DraftEdit[] = []
  readonly #byPlace = new Map<string, DraftEdit[]>()

  /** Takes all of the edits, or none if one of them overlaps one that was taken before. Returns whether it took them. */
  takeIfFree(edits: readonly DraftEdit[]): boolean {
    if (edits.some((edit) => this.#isTaken(edit))) return false
    for (const edit of edits) {
      this.edits.push(edit)
      for (const place of [...placesOf(edit), ...pairsOf(edit)]) {
        const there = this.#byPlace.get(place)
        if (there === undefined) this.#byPlace.set(place, [edit])
        else there.push(edit)
      }
    }
    return true
  }

  #isTaken(edit: DraftEdit): boolean {
    if (edit.kind === 'remove-pair') return this.#byPlace.has(`pair ${edit.pair}`)
    if (edit.kind === 'text' && this.#byPlace.has(`removed ${edit.pair}`)) return true
    return placesOf(edit).some((place) => this.#byPlace.get(place)?.some((other) => overlap(edit, other)) ?? false)
  }
}

function pairsOf(edit: DraftEdit): readonly string[] {
  return edit.kind === 'text' || edit.kind === 'remove-pair' ? [`pair ${edit.pair}`] : []
}

/** Edits that overlap have one of these in common. */
function placesOf(edit: DraftEdit): readonly string[] {
  switch (edit.kind) {
    case 'text': {
      const places: string[] = []
      const last = Math.floor(edit.span.end / chunk)
      for (let i = Math.floor(edit.span.start / chunk); i <= last; i++) places.push(`${edit.field} ${edit.pair} ${i}`)
      return places
    }
    case 'remove-pair':
      return [`removed ${edit.pair}`]
    case 'add-pair':
      return []
    case 'identity':
      return [`identity ${edit.type}`]
    case 'payload':
    case 'fields':
      return Object.keys(edit.fields).map((field) => `${edit.kind} ${field}`)
  }
}

/** Of two edits at one place, only those of text can leave each other alone. An insertion touches what it borders on. */
function overlap(a: DraftEdit, b: DraftEdit): boolean {
  if (a.kind !== 'text' || b.kind !== 'text') return true
  if (a.pair !== b.pair || a.field !== b.field) return false
  const isInsertion = a.span.start === a.span.end || b.span.start === b.span.end
  if (isInsertion) return a.span.start <= b.span.end && b.span.start <= a.span.end
  return a.span.start < b.span.end && b.span.start < a.span.end
}
