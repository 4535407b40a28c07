/** In characters: what a value may have (https://docs.clevertap.com/docs/platform-considerations). */
const maxNameLength = 512

/** Returns what is wrong with an event's name, as a sentence; undefined when nothing is. */
export function wrongEventName(name: string): string | undefined {
  if (name === '') return 'The event has no name. Give it one and import the record again.'
  if (name.length > maxNameLength)
    return 'The event’s name is longer than 512 characters. Shorten it and import the record again.'
  if (!name.isWellFormed())
    return 'The event’s name holds half a character (a lone surrogate such as \\ud800). Correct it and import the record again.'
  return undefined
}
