import { certainty, type Format } from './format.ts'
import { LocalTime } from './local-time.ts'
import { momentReader } from './record-time.ts'
import { exportedEvent } from './exported-event.ts'
import { XmlReader } from './xml-reader.ts'

/** CleverTap's export of events as XML (https://docs.clevertap.com/docs/data-export-to-aws-s3). */
export const clevertapExportXml: Format = {
  detect: { markup: (text) => (/<Event[\s>]/.test(text) ? certainty.certain : certainty.none) },
  open({ eventName, timeZone }, sink) {
    const readMoment = momentReader({ local: new LocalTime(timeZone), sink, hasDigits: true })
    return new XmlReader(sink, 'Event', (record) => exportedEvent(record, eventName, readMoment))
  },
}
