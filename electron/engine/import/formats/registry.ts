import { isFormatId, type FormatId } from '#shared/sample/formats'
import { clevertapAnswer } from './clevertap-answer.ts'
import { catalog } from './catalog.ts'
import { clevertapEvents } from './clevertap-events.ts'
import { clevertapExport } from './clevertap-export.ts'
import { clevertapExportCsv } from './clevertap-export-csv.ts'
import { clevertapExportXml } from './clevertap-export-xml.ts'
import { clevertapProfiles } from './clevertap-profiles.ts'
import { clevertapUpload } from './clevertap-upload.ts'
import { clevertapWebhook } from './clevertap-webhook.ts'
import { csvEvents } from './csv-events.ts'
import { csvProfiles } from './csv-profiles.ts'
import type { Certainty, Detection, Format } from './format.ts'
import { mparticleBatches } from './mparticle-batches.ts'
import { mparticleProfiles } from './mparticle-profiles.ts'
import { recommendations } from './recommendations.ts'
import { rejects } from './rejects.ts'

/** Every format that can be imported. A file that two formats are equally sure of belongs to the one further up. */
export const registry: Readonly<Record<FormatId, Format>> = {
  rejects,
  'clevertap-answer': clevertapAnswer,
  'mparticle-batches': mparticleBatches,
  'mparticle-profiles': mparticleProfiles,
  'csv-events': csvEvents,
  recommendations,
  'clevertap-upload': clevertapUpload,
  'clevertap-webhook': clevertapWebhook,
  'clevertap-events': clevertapEvents,
  'clevertap-export': clevertapExport,
  'clevertap-export-csv': clevertapExportCsv,
  'clevertap-export-xml': clevertapExportXml,
  'csv-profiles': csvProfiles,
  catalog,
  'clevertap-profiles': clevertapProfiles,
}

const inOrder = Object.keys(registry).filter(isFormatId)

/** Returns the format that is surest of what it is asked; undefined when none is sure at all. */
export function surestFormat(ask: (detect: Detection) => Certainty | undefined): FormatId | undefined {
  let surest: FormatId | undefined
  let most = 0
  for (const id of inOrder) {
    const sure = ask(registry[id].detect) ?? 0
    if (sure > most) [surest, most] = [id, sure]
  }
  return surest
}
