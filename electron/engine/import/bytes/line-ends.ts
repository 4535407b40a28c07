const [lineFeed, carriageReturn] = [0x0a, 0x0d]

/** Converts the line ends of old Macs, carriage returns alone, to line feeds. Some spreadsheets still write them. */
export class LineEnds {
  #isOld: boolean | null = null

  /** Returns the next piece of a text with line feeds. The first piece decides for all. */
  converted(text: Buffer): Buffer {
    this.#isOld ??= !text.includes(lineFeed) && text.subarray(0, -1).includes(carriageReturn)
    if (!this.#isOld) return text
    const converted = Buffer.from(text)
    for (let at = converted.indexOf(carriageReturn); at >= 0; at = converted.indexOf(carriageReturn, at + 1))
      converted[at] = lineFeed
    return converted
  }
}
