/** Takes the cursor out of a text that has it written in, `{{ @Profile - Ci█ }}`. The offset is in UTF-16 units. */
export function cursorIn(text: string): { readonly source: string; readonly offset: number } {
  const offset = text.indexOf('█')
  if (offset < 0) throw new Error(`No █ in “${text}”`)
  return { source: text.slice(0, offset) + text.slice(offset + 1), offset }
}
