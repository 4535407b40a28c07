/** The formats of sample files and what people call them, as the import takes them. */
export const sampleFormats: Readonly<Record<string, string>> = {
  'clevertap-upload': 'CleverTap upload',
  'clevertap-profiles': 'CleverTap profile download',
  'clevertap-events': 'CleverTap event download',
  'clevertap-export': 'CleverTap export file',
  'clevertap-webhook': 'CleverTap webhook call',
  'mparticle-batches': 'mParticle batches',
  'mparticle-profiles': 'mParticle Profile API answers',
  'csv-profiles': 'CSV of profiles',
  'csv-events': 'CSV of events',
  catalog: 'Catalog CSV',
  rejects: 'Corrected rejects',
  recommendations: 'Recommendation results',
}
