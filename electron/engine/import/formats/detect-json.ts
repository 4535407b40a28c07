import type { Properties } from '#shared/sample/value'
import { parseRecord } from '../records/parse-record.ts'
import type { FormatId } from '#shared/sample/formats'
import type { Envelope } from './format.ts'
import { surestFormat } from './registry.ts'
import type { RecordHandler } from '../records/record-handler.ts'
import { holdsValuePerLine, JsonSplitter } from '../records/split-json.ts'

/** How records lie in their file. */
export type Container = 'list' | 'envelope' | 'lines' | 'values' | 'rows'

export interface Detected {
  readonly format: FormatId
  readonly container: Container
}

/** Returns the format of a JSON text by its first records; undefined when they are of no format that Galley reads. */
export function detectJson(head: Buffer, whole: boolean): Detected | undefined {
  const first = firstRecords()
  const splitter = new JsonSplitter(first)
  splitter.push(head)
  // an unfinished record at the head's end is among the broken ones, which do not count
  splitter.end()
  const before = head.toString('utf8', 0, first.offset)
  const envelope = /"(d|records?|profiles)"\s*:\s*\[?\s*$/.exec(before)?.[1]
  const format = mostCommon(first.values.map((value) => ofRecord(value, envelope))) ?? byNames(head, envelope)
  if (format === undefined) return undefined
  if (envelope !== undefined) return { format, container: 'envelope' }
  if (before.trimEnd().endsWith('[') || head.toString('utf8', 0, 64).trimStart().startsWith('['))
    return { format, container: 'list' }
  return { format, container: holdsValuePerLine(head, whole) ? 'lines' : 'values' }
}

const maxSniffedRecords = 50

/** A handler that keeps the first records, and the place of the first. */
function firstRecords(): RecordHandler & { readonly values: Properties[]; offset: number } {
  const found = {
    values: [] as Properties[],
    offset: 0,
    value(raw: string, _line: number, offset: number): void {
      if (found.values.length >= maxSniffedRecords) return
      const record = parseRecord(raw)
      if (!record.ok) return
      if (found.values.length === 0) found.offset = offset
      found.values.push(record.value)
    },
    broken: () => undefined,
    note: () => undefined,
  }
  return found
}

/** The format that most of the records have; undefined when most have none. */
function mostCommon(found: readonly (FormatId | undefined)[]): FormatId | undefined {
  const counts = new Map<FormatId | undefined, number>()
  for (const format of found) counts.set(format, (counts.get(format) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function ofRecord(record: Properties, envelope: Envelope): FormatId | undefined {
  return surestFormat(({ record: ask }) => ask?.(record, envelope))
}

function byNames(head: Buffer, envelope: Envelope): FormatId | undefined {
  const text = head.toString('utf8')
  const has = (name: string) => text.includes(`"${name}"`)
  return surestFormat(({ names }) => names?.(has, envelope))
}
