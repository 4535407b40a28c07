import { certainty, type Format } from './format.ts'
import { LocalTime } from './local-time.ts'
import { exportedEvent } from './exported-event.ts'
import { XmlReader } from './xml-reader.ts'

/** CleverTap's export of events as XML (https://docs.clevertap.com/docs/data-export-to-aws-s3). */
export const clevertapExportXml: Format = {
  detect: { markup: (text) => (/<Event[\s>]/.test(text) ? certainty.certain : certainty.none) },
  open({ eventName, timeZone }, sink) {
    const local = new LocalTime(timeZone)
    return new XmlReader(sink, 'Event', (record) => exportedEvent(record, eventName, local))
  },
}
