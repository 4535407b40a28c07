import { isSamePin, type Pin, type PinFile, type PinOutcome } from '#shared/proof/expectations/pin'

/** Returns the file with a user pinned: in place of the same pin, or at the end. */
export function withPin(file: PinFile, pin: Pin): PinFile {
  const at = file.pins.findIndex((one) => isSamePin(one, pin))
  return { ...file, pins: at < 0 ? [...file.pins, pin] : file.pins.with(at, pin) }
}

/** Returns the file without a pin. */
export function withoutPin(file: PinFile, pin: Pin): PinFile {
  return { ...file, pins: file.pins.filter((one) => !isSamePin(one, pin)) }
}

/** Returns a pin that expects what the user gets now. */
export function accepted(pin: Pin, now: PinOutcome): Pin {
  const { texts: _texts, skipped: _skipped, ...rest } = pin
  return 'skipped' in now ? { ...rest, skipped: now.skipped } : { ...rest, texts: now.texts }
}

/** Returns the file with every pin as its user gets it now; one who is not known (null) keeps the pin as it is. */
export function withAccepted(file: PinFile, now: readonly (PinOutcome | null)[]): PinFile {
  return {
    ...file,
    pins: file.pins.map((pin, index) => {
      const outcome = now[index] ?? null
      return outcome === null ? pin : accepted(pin, outcome)
    }),
  }
}
