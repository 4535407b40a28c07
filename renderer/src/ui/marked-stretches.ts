export interface Stretch {
  readonly text: string
  readonly isMarked: boolean
}

/** Returns a text in stretches that are marked or not; `marks` are UTF-16 units of it, in order. */
export function stretchesOf(text: string, marks: readonly number[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = 0
  for (let i = 0; i < marks.length; i++) {
    const start = marks[i] ?? 0
    let end = start + 1
    while (marks[i + 1] === end) {
      end++
      i++
    }
    if (start > at) stretches.push({ text: text.slice(at, start), isMarked: false })
    stretches.push({ text: text.slice(start, end), isMarked: true })
    at = end
  }
  if (at < text.length) stretches.push({ text: text.slice(at), isMarked: false })
  return stretches
}
