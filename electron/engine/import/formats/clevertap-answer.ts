import { count, counted } from '#shared/words/numbers'
import { ok, type Result } from '#shared/result'
import { isList, isObject, own, type Properties, type Value } from '#shared/sample/value'
import { wordOf } from '../records/word-of.ts'
import { certainty, type Format } from './format.ts'
import { JsonReader } from './json-reader.ts'
import type { ReaderOptions } from './reader-options.ts'
import type { PartNote, PartReject } from './sample-record.ts'

/** CleverTap's answer to an upload, which names the records that it refused (https://developer.clevertap.com/docs/upload-events-api). */
export const clevertapAnswer: Format = {
  detect: {
    record: (record) =>
      isList(own(record, 'unprocessed')) && (own(record, 'processed') ?? own(record, 'status')) !== undefined
        ? certainty.certain
        : certainty.none,
  },
  open: (options, sink) => new JsonReader(sink, (answer) => refusedRecords(answer, options)),
  isOnlyRejects: true,
}

function refusedRecords(
  answer: Properties,
  options: ReaderOptions,
): Result<readonly (PartNote | PartReject)[], string> {
  const refused = own(answer, 'unprocessed')
  const readAs: ReaderOptions = { ...options, format: 'clevertap-upload' }
  const rejects = (isList(refused) ? refused : []).map((one): PartReject => {
    const record = isObject(one) ? (own(one, 'record') ?? one) : one
    return { kind: 'reject', raw: JSON.stringify(record), reason: reasonIn(one), readAs }
  })
  const taken = Number(wordOf(own(answer, 'processed')) ?? 0)
  const then =
    rejects.length === 0 ? 'It refused none: import the file that was uploaded.' : 'Those it refused are rejects.'
  const message = `This is CleverTap’s answer to an upload of ${counted(taken + rejects.length, 'record')}, of which it took ${count(taken)}. ${then}`
  return ok([{ kind: 'note', code: 'answer', message }, ...rejects])
}

function reasonIn(refused: Value): string {
  const said = isObject(refused) ? wordOf(own(refused, 'error')) : null
  const code = isObject(refused) ? wordOf(own(refused, 'code')) : null
  const reason = said === null ? '' : `: “${said.slice(0, 200)}”${code === null ? '' : ` (${code})`}`
  return `CleverTap refused this record${reason}. Correct it and import it again.`
}
