export type BatchFaultCode =
  | 'request-size'
  | 'environment'
  | 'no-identity'
  | 'unknown-identity-type'
  | 'data-plan'
  | 'event-name'
  | 'custom-event-type'
  | 'timestamp'
  | 'attribute-type'
  | 'attribute-count'
  | 'attribute-name'
  | 'attribute-value'
  | 'attribute-list'
  | 'half-character'

export interface BatchFault {
  readonly code: BatchFaultCode
  /** `refused`: mParticle does not take the batch. `warning`: it takes the batch, but cuts or drops a part of it. */
  readonly severity: 'refused' | 'warning'
  /** Which attribute or setting it is about; empty when the code says it all. The same for every recipient it hits. */
  readonly subject: string
  /** What is wrong and what to do. */
  readonly message: string
  /** The vendor's page that it follows from. */
  readonly page: string
}

export const pages = {
  json: 'https://docs.mparticle.com/developers/server/json-reference/',
  limits: 'https://docs.mparticle.com/guides/default-service-limits/',
  dataPlan: 'https://docs.mparticle.com/guides/data-master/data-planning/',
} as const

/** From mParticle's page of default service limits. Lengths are in characters, as UTF-16 code units. */
export const limit = {
  requestBytes: 262_144,
  eventsPerRequest: 100,
  nameLength: 256,
  valueLength: 4096,
  attributes: 100,
  listEntries: 1000,
  listEntryLength: 512,
} as const

/** Returns a fault for which mParticle does not take the batch. */
export function refused(code: BatchFaultCode, subject: string, message: string, page: string): BatchFault {
  return { code, severity: 'refused', subject, message, page }
}

/** Returns a fault for which mParticle cuts or drops a part of the batch. */
export function warning(code: BatchFaultCode, subject: string, message: string, page: string): BatchFault {
  return { code, severity: 'warning', subject, message, page }
}
