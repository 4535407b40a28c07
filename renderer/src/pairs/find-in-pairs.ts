import type { Pair } from '#shared/campaign/draft'
import { parse } from '#shared/template/parse'
import type { Span } from '#shared/template/span'
import { textSearcher } from './text-searcher.ts'

/** What is looked for in the pairs. */
export interface FindQuery {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

/** Where something was found: in the key or the raw text of the value of the pair at an index. */
export interface FoundPlace {
  readonly pair: number
  readonly field: 'key' | 'value'
  readonly span: Span
}

type InPair = Pick<FoundPlace, 'field' | 'span'>

const wordCharacter = String.raw`[\p{L}\p{M}\p{N}_]`
/** Of scripts that put no spaces between words. */
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`
const begins = `(?:(?<!${wordCharacter})|(?<=${unspaced})|(?=${unspaced}))`
const ends = `(?:(?!${wordCharacter})|(?<=${unspaced})|(?=${unspaced}))`

/** Returns what finds the places of a query in pairs. A pair that did not change is not searched again. */
export function finderOf({ text, matchCase, wholeWord }: FindQuery): (pairs: readonly Pair[]) => readonly FoundPlace[] {
  if (text === '') return () => []
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  const source = wholeWord ? `${begins}${literal}${ends}` : literal
  const pattern = new RegExp(source, matchCase ? 'gu' : 'giu')
  const known = new WeakMap<Pair, readonly InPair[]>()
  // a letter in another case can be twice as long
  const search = textSearcher(pattern, 2 * text.length + 2)
  const inText = (field: InPair['field'], within: string): readonly InPair[] => {
    const spans = search(within)
    const whole = wholeWord && spans.length > 0 ? wholeWords(within, spans) : spans
    return whole.map((span) => ({ field, span }))
  }
  const inPair = (pair: Pair): readonly InPair[] => {
    const found = known.get(pair) ?? [...inText('key', pair.key), ...inText('value', pair.value)]
    known.set(pair, found)
    return found
  }
  return (pairs) => pairs.flatMap((pair, index) => inPair(pair).map((found) => ({ pair: index, ...found })))
}

/** Returns those that begin and end where words do; between words without spaces a dictionary tells where that is. */
function wholeWords(text: string, spans: readonly Span[]): readonly Span[] {
  if (!new RegExp(unspaced, 'u').test(text)) return spans
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  const segments = segmenter.segment(text)
  const isEdge = (at: number) => at === text.length || segments.containing(at)?.index === at
  return spans.filter(({ start, end }) => isEdge(start) && isEdge(end))
}

/** Made at the first need: it loads a dictionary. */
let segmenter: Intl.Segmenter | undefined

/** Returns the keys in the list of the pairs that nothing was found in. */
export function keysWithout(places: readonly FoundPlace[], keys: readonly number[]): ReadonlySet<number> {
  const found = new Set(places.map(({ pair }) => pair))
  return new Set(keys.filter((_, index) => !found.has(index)))
}

/** Returns the pairs with a text in place of what was found. A pair without a place stays the same object. */
export function replaceIn(pairs: readonly Pair[], places: readonly FoundPlace[], text: string): readonly Pair[] {
  const byPair = Map.groupBy(places, ({ pair }) => pair)
  return pairs.map((pair, index) => {
    const own = byPair.get(index)
    if (own === undefined) return pair
    const spans = (field: InPair['field']) => own.filter((place) => place.field === field).map(({ span }) => span)
    const key = replaced(pair.key, spans('key'), () => text)
    const written = writtenIn(pair.value, text)
    return { ...pair, key, value: replaced(pair.value, spans('value'), written) }
  })
}

function replaced(within: string, spans: readonly Span[], written: (span: Span) => string): string {
  let at = 0
  const parts = spans.map((span) => {
    const part = within.slice(at, span.start) + written(span)
    at = span.end
    return part
  })
  return parts.join('') + within.slice(at)
}

/** Returns how a text is spelled at a place of a value: inside a token's default, its quotes are escaped. */
function writtenIn(value: string, text: string): (span: Span) => string {
  const defaults = /["'\\\n]/.test(text)
    ? parse(value).nodes.flatMap((node) =>
        node.kind === 'token' && node.spelling !== 'stored' && node.defaultSpan !== null ? [node.defaultSpan] : [],
      )
    : []
  return ({ start, end }) => {
    const around = defaults.find((each) => each.start <= start && end <= each.end)
    if (around === undefined) return text
    const quote = value.charAt(around.start - 1)
    return text
      .replaceAll('\\', '\\\\')
      .replaceAll(quote, `\\${quote}`)
      .replaceAll('\n', String.raw`\n`)
  }
}
