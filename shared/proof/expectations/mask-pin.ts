import type { Kept, Pin } from '#shared/proof/expectations/pin'
import { type CompiledDraft, resolveKept } from '#shared/proof/expectations/resolve-pin'
import { accepted } from '#shared/proof/expectations/edit-pins'
import { maskedProperties } from '#shared/proof/mask'
import { failed, ok, type Result } from '#shared/result'
import { missingKindOf } from '#shared/sample/missing'
import { put, type Value } from '#shared/sample/value'

const mask = /^‹user (\d{1,9})›$/

/** Returns the next number for a masked user among these pins, from 1. */
export function nextMask(pins: readonly Pin[]): number {
  return 1 + Math.max(0, ...pins.map(({ identity }) => Number(mask.exec(identity)?.[1] ?? 0)))
}

/**
 * Returns a pin that keeps its properties with masks for all that is personal, as `--mask` has it in reports, and with what such a user
 * gets. A missing value stays missing. Fails with a sentence where the masks would decide otherwise.
 */
export function maskedPin(
  compiled: CompiledDraft,
  pin: Pin & { readonly keeps: Kept },
  number: number,
): Result<Pin, string> {
  const profile: Record<string, Value> = {}
  const hidden = new Set(maskedProperties(compiled.draft.payload.identities))
  const identity = `‹user ${number}›`
  for (const [name, value] of Object.entries(pin.keeps.profile)) {
    const isHidden = hidden.has(name) && missingKindOf(value) === undefined
    put(profile, name, !isHidden ? value : name === 'Identity' ? identity : `‹${name} ${number}›`)
  }
  const changed: Pin = { ...pin, identity, masked: true, keeps: { ...pin.keeps, profile } }
  const outcome = resolveKept(compiled, changed)
  if (outcome === null) return failed(needsKept)
  const before = pin.skipped ?? null
  const after = 'skipped' in outcome ? outcome.skipped : null
  if (before !== after) return failed(decidesOtherwise)
  return ok(accepted(changed, outcome))
}

const needsKept = 'Only a pin that keeps its properties can be masked.'
const decidesOtherwise =
  'This user cannot be pinned under a mask: a condition of the draft reads what the mask would hide. Pin another user, or pin this one without a mask.'
