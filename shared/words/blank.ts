const blank = /^(?:[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff]|[\ufe00-\ufe0f])+$/

/** Returns whether a text shows as nothing though it is not empty: white space and zero-width characters only. */
export function isBlankText(text: string): boolean {
  return blank.test(text)
}
