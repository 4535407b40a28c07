import { parseJson } from '#shared/json/exact-number'
import type { Properties } from '#shared/sample/value'
import type { Sample } from './rows.ts'
import { SchemaObserver } from './schema-observer.ts'

/** Counts the observed schema anew from all samples: after some were taken out. Takes time by their number. */
export function observeAll(samples: Iterable<Sample>): SchemaObserver {
  const observer = new SchemaObserver()
  for (const { kind, name, properties, ts } of samples) {
    observer.scope(kind, name).add(parseJson(properties) as Properties, ts)
  }
  return observer
}
