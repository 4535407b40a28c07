/** The formats of a proof's report. */
export const reportFormats = ['html', 'json', 'junit'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** Returns how a report's file name ends, without the dot. */
export function reportExtension(format: ReportFormat): string {
  return format === 'junit' ? 'xml' : format
}
