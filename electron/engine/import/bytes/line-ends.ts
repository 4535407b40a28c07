const [lineFeed, carriageReturn] = [0x0a, 0x0d]

/** Makes line feeds of the line ends of old Macs, which some spreadsheets still write: carriage returns, and no line feed beside them. */
export class LineEnds {
  #isOld: boolean | null = null

  /** Returns the next piece of a text, of which the first tells what its line ends are. */
  mend(text: Buffer): Buffer {
    this.#isOld ??= !text.includes(lineFeed) && text.subarray(0, -1).includes(carriageReturn)
    if (!this.#isOld) return text
    const mended = Buffer.from(text)
    for (let at = mended.indexOf(carriageReturn); at >= 0; at = mended.indexOf(carriageReturn, at + 1))
      mended[at] = lineFeed
    return mended
  }
}
