import type { Properties } from '#shared/sample/value'
import { LocalTime } from './local-time.ts'
import { normaliseBatch } from './normalise-batch.ts'
import { normaliseEvent } from './normalise-event.ts'
import { normaliseMparticleProfile } from './normalise-mparticle-profile.ts'
import { normaliseProfile } from './normalise-profile.ts'
import { normaliseUpload } from './normalise-upload.ts'
import { normaliseWebhook } from './normalise-webhook.ts'
import { parseRecord } from '../records/parse-record.ts'
import { normaliseResult } from './read-results.ts'
import type { RecordPart, Place, Reader, ReaderOptions, RecordSink, SampleRecord } from './record.ts'
import type { RecordHandler } from '../records/record-handler.ts'
import { JsonSplitter } from '../records/split-json.ts'

/** What a record means, in one part or several, or why it means nothing, as a sentence. */
export type Normalise = (record: Properties, raw: string) => SampleRecord | readonly RecordPart[] | string

/** Reads CleverTap's uploads, downloads and webhook calls, and mParticle's batches and profiles, in any of the containers that the splitter knows. */
export class JsonReader implements Reader, RecordHandler {
  readonly #splitter = new JsonSplitter(this)
  readonly #normalise: Normalise
  readonly #sink: RecordSink

  constructor(options: ReaderOptions, sink: RecordSink) {
    this.#normalise = normaliserFor(options)
    this.#sink = sink
  }

  push(chunk: Buffer): void {
    this.#splitter.push(chunk)
  }

  end(): void {
    this.#splitter.end()
  }

  value(raw: string, line: number, offset: number): void {
    const value = parseRecord(raw)
    const said = typeof value === 'string' ? value : this.#normalise(value, raw)
    if (typeof said === 'string') this.broken(raw, line, offset, said)
    else if ('kind' in said) this.#sink.record(said, { line, offset, raw })
    else for (const part of said) this.#take(part, { line, offset, raw })
  }

  #take(part: RecordPart, { line, offset, raw }: Place): void {
    if (part.kind === 'flaw') this.broken(part.raw, line, offset, part.reason)
    else this.#sink.record(part, { line, offset, raw })
  }

  broken(raw: string, line: number, offset: number, reason: string): void {
    this.#sink.reject({ line, offset, raw, reason })
  }

  note(sentence: string): void {
    this.#sink.note(sentence)
  }
}

function normaliserFor({ format, eventName, timeZone }: ReaderOptions): Normalise {
  const local = new LocalTime(timeZone)
  switch (format) {
    case 'clevertap-upload':
      return normaliseUpload
    case 'clevertap-profiles':
      return (record) => normaliseProfile(record, local)
    case 'clevertap-webhook':
      return (record, raw) => normaliseWebhook(record, raw, eventName)
    case 'mparticle-batches':
      return normaliseBatch
    case 'mparticle-profiles':
      return normaliseMparticleProfile
    case 'recommendations':
      return normaliseResult
    default:
      return (record) => normaliseEvent(record, eventName, local)
  }
}
