import type { Piece } from '#shared/resolve/resolution'
import { ExactNumber } from '#shared/json/exact-number'
import type { Value } from '#shared/sample/value'

/** A property that a cell shows, with the text that is edited in its place. */
export interface WhatIfField {
  /** Null for the profile, else the event's name. */
  readonly scope: string | null
  readonly property: string
  /** Empty for one that is not there. */
  readonly text: string
}

/** Returns the properties of the user and of events that the pieces show, each once. Lists and objects are not edited. */
export function whatIfFields(pieces: readonly Piece[]): readonly WhatIfField[] {
  const fields = new Map<string, WhatIfField>()
  for (const { source } of pieces) {
    if (source?.kind !== 'profile' && source?.kind !== 'event') continue
    const scope = source.kind === 'profile' ? null : source.event
    if (source.kind === 'event' && scope === null) continue
    const text = textOf(source.value)
    if (text !== null) fields.set(`${scope ?? ''} ${source.property}`, { scope, property: source.property, text })
  }
  return [...fields.values()]
}

function textOf(value: Value | undefined): string | null {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return typeof value !== 'object' || value instanceof ExactNumber ? JSON.stringify(value) : null
}
