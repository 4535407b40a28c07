import type { Draft } from '#shared/campaign/draft'
import { maskedPin, nextMask } from '#shared/proof/expectations/mask-pin'
import type { PinFile } from '#shared/proof/expectations/pin'
import { compile } from '#shared/resolve/compile'
import type { PinnedUsers } from './pinned-users.ts'

/** Pinned users that need no samples from now on, and sentences about those that do. */
export interface KeptPins {
  readonly file: PinFile
  readonly troubles: readonly string[]
}

/** Returns the pins of a file with the properties that the draft uses; `mask` puts masks in place of what is personal. */
export function keepPins(users: PinnedUsers, draft: Draft, file: PinFile, mask: boolean): KeptPins {
  const compiled = { draft, message: compile(draft) }
  const troubles: string[] = []
  let number = nextMask(file.pins)
  const pins = file.pins.map((pin) => {
    const kept = users.kept(pin)
    if (kept === null) {
      troubles.push(
        `${pin.identity} is not in the samples any more, so nothing can be kept. Import the user again, or unpin it.`,
      )
      return pin
    }
    if (!mask || kept.masked === true) return kept
    const masked = maskedPin(compiled, kept, number)
    if (masked.ok) number++
    else troubles.push(`${pin.identity}: ${masked.error}`)
    return masked.ok ? masked.value : pin
  })
  return { file: { pins }, troubles }
}
