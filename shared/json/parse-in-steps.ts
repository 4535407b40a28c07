import { parseJson } from '#shared/json/exact-number'
import type { Json } from '#shared/json/json-text'

/** In UTF-16 units: what one step reads at most, but for a string that is longer. A millisecond's work. */
const usualStep = 100_000

/** Steps whose end returns the content of JSON text, as `fromJson` does: for texts that take too long to be read at once. */
export function* fromJsonInSteps<Content>(json: Json<Content>, step = usualStep): Generator<undefined, Content> {
  return (yield* valueAt(json, 0, step)).value as Content
}

interface Read {
  readonly value: unknown
  /** Where it ends, exclusive. */
  readonly end: number
}

function* valueAt(text: string, at: number, step: number): Generator<undefined, Read> {
  const end = endOf(text, at, at + step)
  if (end !== null) return { value: parseJson(text.slice(at, end)), end }
  yield
  if (text[at] === '[') return yield* arrayAt(text, at, step)
  if (text[at] === '{') return yield* objectAt(text, at, step)
  const late = endOf(text, at, text.length) ?? text.length
  return { value: parseJson(text.slice(at, late)), end: late }
}

function* arrayAt(text: string, at: number, step: number): Generator<undefined, Read> {
  const value: unknown[] = []
  const end = yield* membersAt(text, at, step, () => 0, {
    take: (few) => {
      for (const each of parseJson(`[${few}]`) as unknown[]) value.push(each)
    },
    add: (_, each) => value.push(each),
  })
  return { value, end }
}

function* objectAt(text: string, at: number, step: number): Generator<undefined, Read> {
  const value: Record<string, unknown> = {}
  // an own field, whatever its name
  const add = (name: string, each: unknown) =>
    Object.defineProperty(value, name, { value: each, configurable: true, enumerable: true, writable: true })
  const lengthOfName = (from: number) => endOfString(text, from) + 1 - from
  const end = yield* membersAt(text, at, step, lengthOfName, {
    take: (few) => {
      for (const [name, each] of Object.entries(parseJson(`{${few}}`) as object)) add(name, each)
    },
    add: (name, each) => add(JSON.parse(name.slice(0, -1)) as string, each),
  })
  return { value, end }
}

interface Members {
  /** Takes the text of some members. */
  readonly take: (few: string) => void
  /** Takes a large one: the text of its name with the colon, and its value. */
  readonly add: (name: string, value: unknown) => void
}

/** Hands on the members of an array or object, small ones together. Returns where it ends. */
function* membersAt(
  text: string,
  at: number,
  step: number,
  lengthOfName: (from: number) => number,
  { take, add }: Members,
): Generator<undefined, number> {
  let from = at + 1
  let next = from
  for (;;) {
    const start = next + lengthOfName(next)
    const end = endOf(text, start, start + step)
    if (end === null) {
      if (next > from) take(text.slice(from, next - 1))
      const large = yield* valueAt(text, start, step)
      add(text.slice(next, start), large.value)
      next = large.end + 1
      from = next
    } else {
      next = end + 1
      if (next - from > step || text[end] !== ',') {
        take(text.slice(from, end))
        from = next
        yield
      }
    }
    if (text[next - 1] !== ',') return next
  }
}

/** Returns where the value that begins at a place ends, exclusive; null where not before `until`. JSON.stringify writes no spaces. */
function endOf(text: string, from: number, until: number): number | null {
  let depth = 0
  for (let i = from; i < until && i < text.length; i++) {
    const at = text.charCodeAt(i)
    if (at === quote) {
      i = endOfString(text, i) - 1
      if (depth === 0) return i + 1
    } else if (at === openArray || at === openObject) depth++
    else if (at === closeArray || at === closeObject) {
      if (depth === 0) return i
      if (--depth === 0) return i + 1
    } else if (at === comma && depth === 0) return i
  }
  return until < text.length ? null : text.length
}

const [quote, comma, backslash, openArray, closeArray, openObject, closeObject] = [34, 44, 92, 91, 93, 123, 125]

/** Returns where the string that begins at a place ends, exclusive. */
function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1)
  while (end >= 0) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return end + 1
    end = text.indexOf('"', end + 1)
  }
  return text.length
}
