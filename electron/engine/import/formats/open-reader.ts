import { CsvReader } from './read-csv.ts'
import { ExportReader } from './read-export.ts'
import { JsonReader } from './read-json.ts'
import { RejectsReader } from './read-rejects.ts'
import { ResultsReader } from './results-reader.ts'
import type { Reader, ReaderOptions, RecordSink } from './record.ts'

/**
 * What reads a file of a format. It throws a UserError, also later, when nothing of the file can be used; single records that
 * cannot be used go to the sink as rejects.
 */
export function openReader(options: ReaderOptions, sink: RecordSink): Reader {
  switch (options.format) {
    case 'clevertap-upload':
    case 'clevertap-profiles':
    case 'clevertap-events':
    case 'clevertap-webhook':
    case 'mparticle-batches':
    case 'mparticle-profiles':
      return new JsonReader(options, sink)
    case 'clevertap-export':
      return new ExportReader(options, sink)
    case 'csv-profiles':
    case 'csv-events':
    case 'catalog':
      return new CsvReader(options, sink)
    case 'recommendations':
      return new ResultsReader(options, sink)
    case 'rejects':
      return new RejectsReader(options, sink, openReader)
  }
}
