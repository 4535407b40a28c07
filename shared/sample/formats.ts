/**
 * The formats of sample files, in the order in which people choose from them: what files name them by, what people call them, and how
 * such a file looks. A format in this list needs an entry in electron/engine/import/formats/registry.ts.
 */
export const formats = [
  {
    id: 'clevertap-upload',
    label: 'CleverTap upload',
    help: '{"d":[…]}, a list, or a record a line, as the upload API takes them',
  },
  {
    id: 'clevertap-profiles',
    label: 'CleverTap profile download',
    help: 'profile downloads: {record} or {records}',
  },
  {
    id: 'clevertap-events',
    label: 'CleverTap event download',
    help: 'event downloads: {records:[{profile, event_props, ts}]}, with --event',
  },
  {
    id: 'clevertap-export',
    label: 'CleverTap export file',
    help: "export files: the event's name on the first line, then an event a line",
  },
  {
    id: 'clevertap-export-csv',
    label: 'CleverTap export as CSV',
    help: 'CSV exports of events: ts,eventName,profile.*,deviceInfo.*,eventProps.*,sessionProps.*',
  },
  {
    id: 'clevertap-export-xml',
    label: 'CleverTap export as XML',
    help: 'XML exports of events: an Event element each',
  },
  {
    id: 'clevertap-webhook',
    label: 'CleverTap webhook call',
    help: "a webhook campaign's calls: profiles[].{profileData, event_properties}, with --event",
  },
  {
    id: 'clevertap-answer',
    label: 'CleverTap answer to an upload',
    help: 'answers to an upload: the records that CleverTap refused become rejects with its reason',
  },
  {
    id: 'mparticle-batches',
    label: 'mParticle batches',
    help: 'batches as the Events API takes them or mParticle forwards them: one, a list, or one a line',
  },
  {
    id: 'mparticle-profiles',
    label: 'mParticle Profile API answers',
    help: 'Profile API answers: one, a list, or one a line',
  },
  { id: 'csv-profiles', label: 'CSV of profiles', help: 'CSV with a column identity' },
  { id: 'csv-events', label: 'CSV of events', help: 'CSV with the columns identity, evtName and ts' },
  {
    id: 'catalog',
    label: 'Catalog CSV',
    help: 'CSV with Identity, Name, ImageURL, or with identity, latitude, longitude; replaces the\ncatalog of the same name',
  },
  { id: 'rejects', label: 'Corrected rejects', help: 'records that an import refused, corrected' },
  {
    id: 'recommendations',
    label: 'Recommendation results',
    help: 'CSV or JSON with identity, rank and item, and a slot where the item is for one',
  },
] as const satisfies readonly SampleFormat[]

interface SampleFormat {
  readonly id: string
  readonly label: string
  /** What the command line's help says of it; a line feed breaks the line. */
  readonly help: string
}

export type FormatId = (typeof formats)[number]['id']

export const formatIds: readonly FormatId[] = formats.map(({ id }) => id)

/** Returns whether a text is the id of a format. */
export function isFormatId(text: unknown): text is FormatId {
  return formatIds.some((id) => id === text)
}
