import type { ChosenPersona } from '#shared/proof/personas'
import type { GridColumn, GridPiece } from '#shared/proof/proof-result'
import type { Message } from '#shared/resolve/compile'
import type { Candidate } from '../audience/candidate.ts'
import type { Audience } from '../audience/audience.ts'
import { atPlace } from './place.ts'

/** Returns the personas with their messages. `audience` and `message` are of the draft whose personas they are. */
export function personaGrid(
  audience: Audience,
  message: Message,
  personas: readonly ChosenPersona[],
  everyOccurrence: boolean,
): GridColumn[] {
  return personas.map(({ position, identity, shows, reason }) => {
    const candidate = reason === null ? candidateAt(audience, position, everyOccurrence) : undefined
    const cells =
      candidate === undefined ? [] : message.resolve(candidate.recipient).map(({ pieces }) => pieces.map(gridPiece))
    return { identity, shows, skipped: reason, cells }
  })
}

function gridPiece({ text, from, missing }: GridPiece): GridPiece {
  return { text, from, missing }
}

function candidateAt(audience: Audience, position: number, everyOccurrence: boolean): Candidate | undefined {
  const { profile, nth } = atPlace(position)
  const range = { after: profile - 1, until: profile }
  for (const page of audience.rangeSource(range, everyOccurrence).pages()) {
    for (const { candidates } of page) return candidates[nth]
  }
  return undefined
}
