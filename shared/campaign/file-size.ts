/** What a draft file may have at most, in bytes. The longest campaigns have some 100 KB. */
export const maxDraftBytes = 8_000_000

/** Returns the sentence that refuses a draft file of more than `maxDraftBytes`. */
export function tooLarge(name: string): string {
  return `“${name}” is larger than 8 MB, which no draft is. Open another file.`
}
