import { type RecordHandler } from './record-handler.ts'
import { LineSplitter } from './split-lines.ts'
import { ValueSplitter } from './split-values.ts'

/** How many bytes decide whether a file holds one value a line. */
const headSize = 64 * 1024
const headLines = 50

/**
 * Cuts a stream of JSON into records: a list, an envelope with a list (`d`, `records`, `record`, `profiles`), one value a line, or values
 * one after the other. A broken record costs itself; whatever comes, nothing throws and nothing hangs. Records come as
 * text, because only their reader knows how to parse and refuse them.
 */
export class JsonSplitter {
  readonly #handler: RecordHandler
  #head: Buffer[] = []
  #size = 0
  #splitter: LineSplitter | ValueSplitter | null = null

  constructor(handler: RecordHandler) {
    this.#handler = handler
  }

  push(chunk: Buffer): void {
    if (this.#splitter !== null) {
      this.#splitter.push(chunk)
      return
    }
    this.#head.push(Buffer.from(chunk))
    this.#size += chunk.length
    if (this.#size >= headSize) this.#choose(false)
  }

  end(): void {
    if (this.#splitter === null) this.#choose(true)
    this.#splitter?.end()
  }

  #choose(whole: boolean): void {
    const head = Buffer.concat(this.#head)
    this.#head = []
    const isLines = holdsValuePerLine(head.subarray(0, headSize), whole)
    this.#splitter = isLines ? new LineSplitter(this.#handler) : new ValueSplitter(this.#handler)
    if (head.length > 0) this.#splitter.push(head)
  }
}

/**
 * Returns whether a file that begins like this has one record on each line. Lists and envelopes that lie on several lines do not,
 * and neither do envelopes on one line each: half the lines must be objects by themselves, so that some may be broken.
 */
export function holdsValuePerLine(head: Buffer, whole: boolean): boolean {
  let lines = 0
  let objects = 0
  for (let from = 0; from < head.length && lines < headLines;) {
    const feed = head.indexOf(10, from)
    if (feed < 0 && !whole) break
    const to = feed < 0 ? head.length : feed
    const kind = kindOf(head.toString('utf8', from, to).trim())
    if (kind === 'envelope') return false
    if (kind !== 'blank') lines++
    if (kind === 'object') objects++
    from = to + 1
  }
  return objects > 0 && 2 * objects >= lines
}

function kindOf(line: string): 'blank' | 'envelope' | 'object' | 'other' {
  if (line === '') return 'blank'
  if (!line.startsWith('{') || !line.endsWith('}')) return 'other'
  try {
    return isEnvelope(JSON.parse(line) as object) ? 'envelope' : 'object'
  } catch {
    return 'other'
  }
}

function isEnvelope(value: object): boolean {
  const { d, records, record, profiles } = Object.assign(Object.create(null), value) as Record<string, unknown>
  const isAlone = typeof d === 'object' && d !== null && Object.keys(value).length === 1
  return (
    isAlone ||
    Array.isArray(d) ||
    Array.isArray(records) ||
    (typeof profiles === 'object' && profiles !== null) ||
    (typeof record === 'object' && record !== null)
  )
}
